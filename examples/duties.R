# 用 R 读取发布：哪些机构牵头最多，各季度有多少时限到期。
# A release in R: which bodies lead most often, how many time limits end in which quarter.
#
#   Rscript examples/duties.R [OUTPUT]          # install.packages(c("arrow", "duckdb"))
library(arrow)
library(duckdb)

given <- commandArgs(trailingOnly = TRUE)
output <- if (length(given)) given[[1]] else "data_out"

# latest.json names the newest version; a version's folder never changes again.
pointer <- paste(readLines(file.path(output, "latest.json"), encoding = "UTF-8"), collapse = "")
release <- file.path(output, sub('.*"path": *"([^"]+)".*', "\\1", pointer))
table_file <- function(name) file.path(release, "parquet", paste0(name, ".parquet"))

# arrow: a data frame; dates are Date, whole numbers integer, NULL is NA.
deadlines <- read_parquet(table_file("deadlines"))
ends <- deadlines$end_date[!is.na(deadlines$end_date)]
print(table(paste(format(ends, "%Y"), quarters(ends))))

# duckdb: SQL over the files, larger than memory too.
connection <- dbConnect(duckdb())
print(dbGetQuery(connection, sprintf(
  "SELECT name, count(*) AS leads FROM '%s' WHERE role = 'lead'
   GROUP BY name ORDER BY leads DESC, name LIMIT 10",
  table_file("duties")
)))
dbDisconnect(connection, shutdown = TRUE)
