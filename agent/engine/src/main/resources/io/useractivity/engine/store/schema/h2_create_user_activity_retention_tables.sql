-- The same tables as schema/create_user_activity_retention_tables.sql in H2's dialect; a test
-- compares them.

CREATE TABLE IF NOT EXISTS user_activity_retention (
  id               TINYINT NOT NULL PRIMARY KEY,
  holder           VARCHAR(255),
  holder_token     VARCHAR(36),
  held_until       TIMESTAMP(3),
  archive_id       VARCHAR(36),
  archive_place    VARCHAR(512),
  run_started      TIMESTAMP(3),
  run_ended        TIMESTAMP(3),
  run_by           VARCHAR(255),
  run_result       VARCHAR(500),
  rows_archived    BIGINT,
  rows_deleted     BIGINT,
  restored_archive VARCHAR(36),
  restored_rows    BIGINT
);

CREATE TABLE IF NOT EXISTS user_activity_holds (
  name             VARCHAR(100) NOT NULL PRIMARY KEY,
  user_name        VARCHAR(255),
  tenant_id        VARCHAR(64),
  from_time        TIMESTAMP(3),
  until_time       TIMESTAMP(3),
  reason           VARCHAR(500),
  created_at       TIMESTAMP(3) NOT NULL
);
