//! `gongjian`: one binary, one command.

use std::process::ExitCode;

use gongjian_server::config::{Command, Config, USAGE};
use gongjian_server::{memory, serve, telemetry};

/// What a shell learns of a wrong setting.
const WRONG_SETTING: u8 = 2;

fn main() -> ExitCode {
    match Config::read(std::env::args().skip(1), |name| std::env::var(name).ok()) {
        Ok(Command::Serve(config)) => run(*config),
        Ok(Command::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error, WRONG_SETTING),
    }
}

fn run(config: Config) -> ExitCode {
    memory::give_back();
    telemetry::start(config.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error, 1),
    };
    match runtime.block_on(serve::run(config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, 1),
    }
}

fn fail(error: &dyn std::error::Error, code: u8) -> ExitCode {
    eprintln!("gongjian: {error}");
    ExitCode::from(code)
}
