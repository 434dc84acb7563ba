mod embed;
mod engine;
mod link;
mod reader;
