//! Promises of office tables, told on files made here.

mod document;
mod hostile;
mod lists;
mod parts;
mod workbook;
