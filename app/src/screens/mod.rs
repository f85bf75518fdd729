mod plan;
mod splice;
