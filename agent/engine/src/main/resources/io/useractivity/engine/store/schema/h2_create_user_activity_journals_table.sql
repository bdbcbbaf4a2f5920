-- The same table as schema/create_user_activity_journals_table.sql in H2's dialect.

CREATE TABLE IF NOT EXISTS user_activity_journals (
  journal_id  VARCHAR(64)  NOT NULL PRIMARY KEY,
  position    BIGINT       NOT NULL,
  updated_at  TIMESTAMP(3) NOT NULL
);
