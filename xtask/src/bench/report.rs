//! The table.

/// Rows of the table: what, ours, the peer's, the ratio, what is to be reached, whether it is.
#[derive(Default)]
pub struct Report {
    rows: Vec<[String; 6]>,
}

impl Report {
    /// Adds a row; told at once too, since the whole takes minutes.
    pub fn row(
        &mut self,
        what: &str,
        ours: &str,
        peer: &str,
        ratio: &str,
        wanted: &str,
        reached: Option<bool>,
    ) {
        let reached = match reached {
            Some(true) => "yes",
            Some(false) => "NO",
            None => "",
        };
        eprintln!("{what}: {ours} {ratio}");
        self.rows.push([what, ours, peer, ratio, wanted, reached].map(str::to_owned));
    }

    /// Prints the table.
    pub fn print(&self) {
        let heads = ["what", "ours", "CPython 3.13", "ratio", "to reach", "reached"].map(str::to_owned);
        let widths: Vec<usize> = (0..heads.len())
            .map(|column| {
                self.rows.iter().chain([&heads]).map(|row| row[column].chars().count()).max().unwrap_or(0)
            })
            .collect();
        for row in [&heads].into_iter().chain(&self.rows) {
            let cells = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}"));
            println!("| {} |", cells.collect::<Vec<_>>().join(" | "));
            if std::ptr::eq(row, &heads) {
                println!(
                    "|{}|",
                    widths.iter().map(|&width| "-".repeat(width + 2)).collect::<Vec<_>>().join("|")
                );
            }
        }
    }
}

/// The middle one.
pub fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

/// Ours over the peer's, as text.
pub fn ratio(factor: Option<f64>) -> String {
    factor.map_or(String::new(), |factor| format!("{factor:.2}"))
}
