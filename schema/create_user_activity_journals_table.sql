-- How far the agents' journals are stored in user_activity_logs: a transaction that writes rows also
-- moves its journal's position. So a row that is sent again, after a lost connection or by another
-- process, is not stored twice.
--
-- For MySQL 5.7 or later and MariaDB 10.2 or later:
--
--     mysql your_database < create_user_activity_journals_table.sql
--
-- The agent runs this very file when the table is missing and schema.create is true. It may be run
-- again at any time: a table that is there is left as it is.
--
-- Times are UTC.

CREATE TABLE IF NOT EXISTS user_activity_journals (
  journal_id  VARCHAR(64) NOT NULL COMMENT 'also the name of its directory under data.dir',
  position    BIGINT      NOT NULL COMMENT 'all rows before it are stored, or known not to be',
  updated_at  DATETIME(3) NOT NULL COMMENT 'UTC',

  PRIMARY KEY (journal_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
