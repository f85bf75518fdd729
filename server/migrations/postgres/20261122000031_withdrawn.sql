-- A notice that its office took back: when, by whom, why (S0-32). The three are set together.
ALTER TABLE notices ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE notices ADD COLUMN withdrawn_by BYTEA;
ALTER TABLE notices ADD COLUMN withdrawn_why TEXT;
