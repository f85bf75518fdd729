//! `gongjian`: one binary, one command.

use std::fmt::Display;
use std::process::ExitCode;

use gongjian_server::clock::Clock;
use gongjian_server::config::{Command, Config, USAGE};
use gongjian_server::{audit, backup, memory, serve, telemetry};

/// What a shell learns of a wrong setting.
const WRONG_SETTING: u8 = 2;

fn main() -> ExitCode {
    match Config::read(std::env::args().skip(1), |name| std::env::var(name).ok()) {
        Ok(Command::Serve(config)) => {
            memory::give_back();
            telemetry::start(config.log);
            run(serve::run(*config))
        }
        Ok(Command::Backup { data, to }) => run(told(backup::take(&data, &to, Clock::real()))),
        Ok(Command::Restore { from, data }) => run(told(backup::put_back(&from, &data, Clock::real()))),
        Ok(Command::Audit { data }) => run(told(audit::run(&data, Clock::real()))),
        Ok(Command::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error, WRONG_SETTING),
    }
}

fn run<E: std::error::Error + 'static>(work: impl Future<Output = Result<(), E>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error, 1),
    };
    match runtime.block_on(work) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, 1),
    }
}

/// Says what came of it, in one line.
async fn told<T: Display, E>(work: impl Future<Output = Result<T, E>>) -> Result<(), E> {
    work.await.map(|it| println!("{it}"))
}

fn fail(error: &dyn std::error::Error, code: u8) -> ExitCode {
    eprintln!("gongjian: {error}");
    ExitCode::from(code)
}
