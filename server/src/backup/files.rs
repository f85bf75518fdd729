//! What the file system is asked for: folders that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::BackupError;

/// Something stands at this path already; an empty folder does not count.
pub fn is_there(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => path.symlink_metadata().is_ok(),
    }
}

pub fn failed(path: &Path) -> impl FnOnce(io::Error) -> BackupError {
    let path = path.to_owned();
    move |error| BackupError::File(path, error)
}

/// A folder in the making; goes away unless it becomes what it was made for.
pub struct Part(PathBuf);

impl Part {
    pub fn beside(to: &Path) -> Result<Self, BackupError> {
        let to = std::path::absolute(to).map_err(failed(to))?;
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let path = to.with_file_name(name);
        // Left over from one that was cut off.
        let _ = fs::remove_dir_all(&path);
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder).map_err(failed(folder))?;
        let mut builder = fs::DirBuilder::new();
        // The key is inside.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).map_err(failed(&path))?;
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// From here on it is there, also after a power cut.
    pub fn becomes(self, to: &Path) -> Result<(), BackupError> {
        sync(&self.0)?;
        if to.is_dir() {
            fs::remove_dir(to).map_err(failed(to))?;
        }
        fs::rename(&self.0, to).map_err(failed(to))?;
        sync(self.0.parent().unwrap_or(&self.0))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Renamed: then there is nothing to remove.
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn sync(path: &Path) -> Result<(), BackupError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(failed(path))
}

pub fn copy(from: &Path, to: &Path) -> Result<(), BackupError> {
    fs::copy(from, to).map_err(failed(from))?;
    sync(to)
}

/// Every file below `root/name`, called by its path from `root`, in order. Nothing there is nothing.
pub fn below(root: &Path, name: &str) -> Result<Vec<String>, BackupError> {
    let folder = root.join(name);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(&folder)(error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed(&folder))?;
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { found.extend(below(root, &inner)?) } else { found.push(inner) }
    }
    found.sort();
    Ok(found)
}

/// Copies a file to the same place below another folder.
pub fn carry(from: &Path, to: &Path, name: &str) -> Result<(), BackupError> {
    let target = to.join(name);
    let folder = target.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(failed(folder))?;
    copy(&from.join(name), &target)?;
    sync(folder)
}

pub fn write(path: &Path, bytes: &[u8]) -> Result<(), BackupError> {
    let mut file = File::create(path).map_err(failed(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed(path))
}

/// Length and SHA-256 of a file.
pub fn sum(path: &Path) -> Result<(u64, String), BackupError> {
    let mut hasher = Sha256::new();
    let read = File::open(path).and_then(|mut file| io::copy(&mut file, &mut Sink(&mut hasher)));
    let bytes = read.map_err(failed(path))?;
    Ok((bytes, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

struct Sink<'h>(&'h mut Sha256);

impl io::Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
