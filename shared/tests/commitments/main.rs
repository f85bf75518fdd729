//! What is owed in the five programmes, with the numbers of the source documents.

mod begin_and_end;
mod given;
mod hold;
mod programmes;
