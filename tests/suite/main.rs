//! The suite: one binary, a module for each feature. `tests/README.md` says how to run it and add to it.

#[cfg(test)]
mod accessible_html;
#[cfg(test)]
mod accessible_pdf;
#[cfg(test)]
mod content;
#[cfg(test)]
mod engines;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod html;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod pdf;
#[cfg(test)]
mod published;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod reproducible;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod standing;
#[cfg(test)]
mod words;
