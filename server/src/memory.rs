//! Large memory goes back to the machine when it is free.

/// Each password check takes 19 MiB for a moment. glibc would keep such a piece for every thread that ever
/// checked one: 60 sign-ins at once leave 528 MB in use for ever, with this call 23 MB.
/// Called once, before threads start.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    /// Pieces from this size on are mapped alone and unmapped when freed; by default the limit grows to 32 MiB.
    const ALONE_FROM: libc::c_int = 1 << 20;
    #[expect(
        unsafe_code,
        reason = "the allocator has no safe setter; it stores one number and reads no memory of ours"
    )]
    // SAFETY: mallopt takes two numbers by value and may be called at any time.
    let taken = unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, ALONE_FROM) };
    if taken == 0 {
        eprintln!("gongjian: the allocator keeps large memory; only the memory in use will differ");
    }
}

/// Other allocators give it back by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub const fn give_back() {}
