//! A file system for SQLite that notes on a [`Tape`] what is written and synced, and fails when it is told to. It is
//! a thin layer over the real one and becomes the default of this process, so the store's own code opens its
//! databases through it.
#![expect(
    unsafe_code,
    reason = "SQLite takes a file system as a table of C functions, there is no other way"
)]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use libsqlite3_sys as sqlite;
use sqlite::{sqlite3_file, sqlite3_io_methods, sqlite3_vfs};

use crate::tape::{Call, Op, Tape, tape};

/// What SQLite calls an open file. The file of the real file system follows it in the same memory.
#[repr(C)]
struct Shim {
    methods: *const sqlite3_io_methods,
    held: *mut Held,
}

/// Whose file it is, and its name in the folder.
struct Held {
    tape: Arc<Tape>,
    name: String,
    /// The next sync reaches the folder as well: so the real file system does it for journals it may have made.
    syncs_folder: AtomicBool,
}

const JOURNAL: c_int =
    sqlite::SQLITE_OPEN_MAIN_JOURNAL | sqlite::SQLITE_OPEN_SUPER_JOURNAL | sqlite::SQLITE_OPEN_WAL;

/// The file system that was the default before.
struct Real(*mut sqlite3_vfs);
// SAFETY: SQLite never changes or frees a registered file system, and calls it from any thread itself.
unsafe impl Send for Real {}
// SAFETY: as above.
unsafe impl Sync for Real {}

static REAL: OnceLock<Real> = OnceLock::new();

/// From here on every database of this process is opened through the tapes.
pub fn install() {
    REAL.get_or_init(|| {
        // SAFETY: the default exists in every build of SQLite; its copy differs in what we set here and lives for
        // ever; registering is protected by SQLite's own mutex.
        unsafe {
            let real = sqlite::sqlite3_vfs_find(std::ptr::null());
            assert!(!real.is_null(), "SQLite has no file system");
            let mut ours = Box::new(*real);
            ours.szOsFile += c_int::try_from(size_of::<Shim>()).expect("small");
            ours.zName = c"gongjian-tape".as_ptr();
            ours.pNext = null_mut();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            assert_eq!(sqlite::sqlite3_vfs_register(Box::into_raw(ours), 1), sqlite::SQLITE_OK);
            Real(real)
        }
    });
}

fn real_vfs() -> *mut sqlite3_vfs {
    REAL.get().expect("installed before SQLite calls it").0
}

/// # Safety
/// `file` is one that [`open`] filled.
unsafe fn held<'f>(file: *mut sqlite3_file) -> Option<&'f Held> {
    // SAFETY: by the contract it is a `Shim`, whose `held` is null or lives until `close`.
    unsafe { (*file.cast::<Shim>()).held.as_ref() }
}

/// The real file behind ours, and its functions.
///
/// # Safety
/// `file` is one that [`open`] filled.
unsafe fn real(file: *mut sqlite3_file) -> (*mut sqlite3_file, &'static sqlite3_io_methods) {
    // SAFETY: SQLite gave `szOsFile` bytes: a `Shim` and the real file, which the real `xOpen` has filled.
    unsafe {
        let real = file.cast::<Shim>().add(1).cast::<sqlite3_file>();
        (real, &*(*real).pMethods)
    }
}

fn place(name: *const c_char) -> Option<(PathBuf, String)> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite hands over a text that ends with a zero byte.
    let path = PathBuf::from(unsafe { CStr::from_ptr(name) }.to_str().ok()?);
    Some((path.parent()?.to_owned(), path.file_name()?.to_str()?.to_owned()))
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: sqlite::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let shim = file.cast::<Shim>();
    let found = place(name).map(|(folder, name)| (tape(&folder), folder.join(&name), name));
    let fails = found.as_ref().and_then(|(tape, ..)| tape.fails(Call::Open));
    let fresh = found.as_ref().is_some_and(|(_, path, _)| !Path::exists(path));
    // SAFETY: SQLite gave memory for both files; a null `pMethods` tells it that nothing is open.
    unsafe {
        (*shim).methods = std::ptr::null();
        (*shim).held = null_mut();
        if let Some(code) = fails {
            return code;
        }
        let vfs = real_vfs();
        let code = (*vfs).xOpen.expect("set")(vfs, name, shim.add(1).cast(), flags, out);
        if code != sqlite::SQLITE_OK {
            return code;
        }
        (*shim).methods = &raw const METHODS;
        if let Some((tape, _, name)) = found {
            if fresh {
                tape.note(|| Op::Create { file: name.clone() });
            }
            let syncs_folder =
                AtomicBool::new(flags & JOURNAL != 0 && flags & sqlite::SQLITE_OPEN_CREATE != 0);
            (*shim).held = Box::into_raw(Box::new(Held { tape, name, syncs_folder }));
        }
    }
    sqlite::SQLITE_OK
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    let found = place(name).map(|(folder, name)| (tape(&folder), name));
    if let Some(code) = found.as_ref().and_then(|(tape, _)| tape.fails(Call::Delete)) {
        return code;
    }
    let vfs = real_vfs();
    // SAFETY: the arguments are SQLite's own.
    let code = unsafe { (*vfs).xDelete.expect("set")(vfs, name, sync) };
    if let Some((tape, name)) = found.filter(|_| code == sqlite::SQLITE_OK) {
        tape.note(|| Op::Delete { file: name, durable: sync != 0 });
    }
    code
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: nobody uses the file after this.
    unsafe {
        let shim = file.cast::<Shim>();
        if !(*shim).held.is_null() {
            drop(Box::from_raw((*shim).held));
        }
        let (file, methods) = real(file);
        methods.xClose.expect("set")(file)
    }
}

unsafe extern "C" fn read(file: *mut sqlite3_file, to: *mut c_void, len: c_int, at: i64) -> c_int {
    // SAFETY: `file` came from `open`; the rest is SQLite's own.
    unsafe {
        if let Some(code) = held(file).and_then(|it| it.tape.fails(Call::Read)) {
            return code;
        }
        let (file, methods) = real(file);
        methods.xRead.expect("set")(file, to, len, at)
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, len: c_int, at: i64) -> c_int {
    // SAFETY: `file` came from `open`; SQLite gives `len` bytes at `from`.
    unsafe {
        let held = held(file);
        if let Some(code) = held.and_then(|it| it.tape.fails(Call::Write)) {
            return code;
        }
        let (file, methods) = real(file);
        let code = methods.xWrite.expect("set")(file, from, len, at);
        if let Some(it) = held.filter(|_| code == sqlite::SQLITE_OK) {
            let bytes = std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(len).unwrap_or(0));
            it.tape.note(|| Op::Write { file: it.name.clone(), at: offset(at), bytes: bytes.to_vec() });
        }
        code
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    // SAFETY: `file` came from `open`.
    unsafe {
        let held = held(file);
        if let Some(code) = held.and_then(|it| it.tape.fails(Call::Truncate)) {
            return code;
        }
        let (file, methods) = real(file);
        let code = methods.xTruncate.expect("set")(file, size);
        if let Some(it) = held.filter(|_| code == sqlite::SQLITE_OK) {
            it.tape.note(|| Op::Truncate { file: it.name.clone(), size: offset(size) });
        }
        code
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: `file` came from `open`.
    unsafe {
        let held = held(file);
        if let Some(code) = held.and_then(|it| it.tape.fails(Call::Sync)) {
            return code;
        }
        let (file, methods) = real(file);
        let code = methods.xSync.expect("set")(file, flags);
        if let Some(it) = held.filter(|_| code == sqlite::SQLITE_OK) {
            let folder = it.syncs_folder.swap(false, Ordering::Relaxed);
            it.tape.note(|| Op::Sync { file: it.name.clone(), folder });
        }
        code
    }
}

fn offset(at: i64) -> usize {
    usize::try_from(at).expect("SQLite counts from the beginning of a file")
}

/// Functions that only hand on.
macro_rules! handed_on {
    ($($name:ident = $method:ident($($arg:ident: $kind:ty),*) $(-> $back:ty)?;)*) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $arg: $kind)*) $(-> $back)? {
            // SAFETY: `file` came from `open`; the rest is SQLite's own.
            unsafe {
                let (file, methods) = real(file);
                methods.$method.expect("set")(file $(, $arg)*)
            }
        }
    )*};
}

handed_on! {
    file_size = xFileSize(size: *mut i64) -> c_int;
    lock = xLock(kind: c_int) -> c_int;
    unlock = xUnlock(kind: c_int) -> c_int;
    is_reserved = xCheckReservedLock(out: *mut c_int) -> c_int;
    control = xFileControl(what: c_int, arg: *mut c_void) -> c_int;
    sector_size = xSectorSize() -> c_int;
    characteristics = xDeviceCharacteristics() -> c_int;
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int;
    shm_lock = xShmLock(at: c_int, count: c_int, flags: c_int) -> c_int;
    shm_barrier = xShmBarrier();
    shm_unmap = xShmUnmap(delete: c_int) -> c_int;
}

/// Version 2: shared memory for the WAL, and no memory maps that would write beside us.
static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(is_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
