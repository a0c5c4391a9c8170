# 用 R 读取发布：哪些机构牵头最多，各季度有多少时限到期。
# A release in R: which bodies lead most often, how many time limits end in which quarter.
#
#   Rscript examples/duties.R [OUTPUT]
#
# R needs no package for the CSV files; with install.packages("arrow") it reads the Parquet files,
# whose dates are Date and whose NULL is NA without being told.
given <- commandArgs(trailingOnly = TRUE)
output <- if (length(given)) given[[1]] else "data_out"

# latest.json names the newest version; a version's folder never changes again.
pointer <- paste(readLines(file.path(output, "latest.json"), encoding = "UTF-8"), collapse = "")
release <- file.path(output, sub('.*"path": *"([^"]+)".*', "\\1", pointer))

read_table <- function(name) {
  if (requireNamespace("arrow", quietly = TRUE)) {
    return(as.data.frame(arrow::read_parquet(file.path(release, "parquet", paste0(name, ".parquet")))))
  }
  read.csv(file.path(release, "csv", paste0(name, ".csv")),
           fileEncoding = "UTF-8-BOM", na.strings = "", check.names = FALSE)
}

duties <- read_table("duties")
leads <- sort(table(name = duties$name[duties$role == "lead"]), decreasing = TRUE)
print(head(as.data.frame(leads, responseName = "leads"), 10))

ends <- as.Date(na.omit(read_table("deadlines")$end_date))
print(table(paste(format(ends, "%Y"), quarters(ends))))
