-- What the user-activity agent keeps beside user_activity_logs once rows are to be archived or
-- deleted: who does that just now and how it went last, and which rows are on hold.
--
-- For MySQL 5.7 or later and MariaDB 10.2 or later:
--
--     mysql your_database < create_user_activity_retention_tables.sql
--
-- The agent runs this very file when the tables are missing and schema.create is true. It may be
-- run again at any time: tables that are there are left as they are.
--
-- Times are UTC.

CREATE TABLE IF NOT EXISTS user_activity_retention (
  id               TINYINT      NOT NULL COMMENT 'always 1: there is one row',

  -- Whose turn it is: one of many JVMs and commands
  holder           VARCHAR(255) NULL,
  holder_token     CHAR(36)     NULL,
  held_until       DATETIME(3)  NULL,

  -- The one archive that the rows of this database go to
  archive_id       CHAR(36)     NULL COMMENT 'also in the file archive.id of that directory',
  archive_place    VARCHAR(512) NULL,

  -- The last run
  run_started      DATETIME(3)  NULL,
  run_ended        DATETIME(3)  NULL,
  run_by           VARCHAR(255) NULL,
  run_result       VARCHAR(500) NULL,
  rows_archived    BIGINT       NULL,
  rows_deleted     BIGINT       NULL,

  -- How far rows of an archive are back in the table
  restored_archive CHAR(36)     NULL COMMENT 'the id in its manifest',
  restored_rows    BIGINT       NULL,

  PRIMARY KEY (id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS user_activity_holds (
  name             VARCHAR(100) NOT NULL,
  user_name        VARCHAR(255) NULL COMMENT 'as in user_id or user_email; NULL for everybody',
  tenant_id        VARCHAR(64)  NULL COMMENT 'NULL for all',
  from_time        DATETIME(3)  NULL COMMENT 'UTC, inclusive',
  until_time       DATETIME(3)  NULL COMMENT 'UTC, exclusive',
  reason           VARCHAR(500) NULL,
  created_at       DATETIME(3)  NOT NULL COMMENT 'UTC',

  PRIMARY KEY (name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
