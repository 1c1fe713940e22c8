//! stub
pub fn anchor(prefix: &str, id: &str) -> String {
    format!("{prefix}-{}", id.replace('.', "-"))
}
