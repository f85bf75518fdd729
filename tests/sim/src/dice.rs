/// The only source of chance: the same seed throws the same dice (splitmix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Dice of their own for another purpose: how often one is thrown does not move the other.
    pub fn apart(&self, purpose: u64) -> Self {
        Self(Self(self.0 ^ purpose.wrapping_mul(0xd1b5_4a32_d192_ed03)).draw())
    }

    pub const fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// A number from 0 to `end` - 1.
    pub const fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.draw() % end }
    }

    /// A number from `from` to `to`, both included.
    pub const fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(u64::try_from(len).unwrap_or(1))).unwrap_or(0)
    }

    /// True so often in a hundred times.
    pub const fn percent(&mut self, it: u64) -> bool {
        self.below(100) < it
    }

    pub fn pick<'s, T>(&mut self, from: &'s [T]) -> Option<&'s T> {
        from.get(self.index(from.len()))
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut it = [0; N];
        it.iter_mut().for_each(|byte| *byte = self.draw().to_le_bytes()[0]);
        it
    }

    /// Mostly short, sometimes as long as `most`.
    pub const fn wait_ms(&mut self, usual: u64, most: u64) -> u64 {
        if self.percent(3) { self.below(most + 1) } else { self.below(usual + 1) }
    }
}
