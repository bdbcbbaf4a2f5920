-- The table that the user-activity agent writes: one row for each HTTP request.
--
-- For MySQL 5.7 or later and MariaDB 10.2 or later:
--
--     mysql your_database < create_user_activity_logs_table.sql
--
-- The agent runs this very file when the table is missing and schema.create is true. It may be run
-- again at any time: a table that is there is left as it is.
--
-- Times are UTC. Text is utf8mb4, so any character fits.

CREATE TABLE IF NOT EXISTS user_activity_logs (
  id               BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,

  -- Who
  user_email       VARCHAR(255) NULL,
  user_id          VARCHAR(64)  NULL,
  user_role        VARCHAR(64)  NULL,

  -- What
  activity_type    VARCHAR(64)  NULL COMMENT 'view, create, update, delete, ...',
  action           VARCHAR(255) NULL COMMENT 'method and route, ids as {id}',
  endpoint         VARCHAR(512) NULL COMMENT 'path without query and path parameters',
  method           VARCHAR(10)  NULL,
  resource_type    VARCHAR(100) NULL,
  resource_id      VARCHAR(128) NULL,

  -- From where, with what
  ip_address       VARCHAR(45)  NULL,
  user_agent       VARCHAR(512) NULL,
  request_data     JSON         NULL,

  -- How it went
  status_code      SMALLINT     NULL COMMENT 'as the client received it',
  response_time_ms INT          NULL,
  success          BOOLEAN      NULL COMMENT 'below 400 and not cut off by an exception',
  tenant_id        VARCHAR(64)  NULL,
  session_id       VARCHAR(128) NULL COMMENT 'keyed hash unless configured otherwise',
  error_message    VARCHAR(500) NULL,

  created_at       DATETIME(3)  NOT NULL COMMENT 'UTC, when the request began',
  updated_at       DATETIME(3)  NOT NULL COMMENT 'UTC',

  PRIMARY KEY (id),
  KEY idx_user_activity_logs_user_email (user_email),
  KEY idx_user_activity_logs_user_id (user_id),
  KEY idx_user_activity_logs_activity_type (activity_type),
  KEY idx_user_activity_logs_endpoint (endpoint),
  KEY idx_user_activity_logs_tenant_id (tenant_id),
  KEY idx_user_activity_logs_session_id (session_id),
  KEY idx_user_activity_logs_created_at (created_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
