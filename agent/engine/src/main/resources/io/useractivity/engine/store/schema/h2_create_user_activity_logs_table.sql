-- The same table as schema/create_user_activity_logs_table.sql in H2's dialect; a test compares them.
-- Twice as wide, since H2 counts a character outside of the basic plane (an emoji) as two.

CREATE TABLE IF NOT EXISTS user_activity_logs (
  id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_email       VARCHAR(510),
  user_id          VARCHAR(128),
  user_role        VARCHAR(128),
  activity_type    VARCHAR(128),
  action           VARCHAR(510),
  endpoint         VARCHAR(1024),
  method           VARCHAR(20),
  resource_type    VARCHAR(200),
  resource_id      VARCHAR(256),
  ip_address       VARCHAR(90),
  user_agent       VARCHAR(1024),
  request_data     JSON,
  status_code      SMALLINT,
  response_time_ms INT,
  success          BOOLEAN,
  tenant_id        VARCHAR(128),
  session_id       VARCHAR(256),
  error_message    VARCHAR(1000),
  created_at       TIMESTAMP(3) NOT NULL,
  updated_at       TIMESTAMP(3) NOT NULL
);

CREATE INDEX IF NOT EXISTS idx_user_activity_logs_user_email ON user_activity_logs (user_email);
CREATE INDEX IF NOT EXISTS idx_user_activity_logs_user_id ON user_activity_logs (user_id);
CREATE INDEX IF NOT EXISTS idx_user_activity_logs_activity_type ON user_activity_logs (activity_type);
CREATE INDEX IF NOT EXISTS idx_user_activity_logs_endpoint ON user_activity_logs (endpoint);
CREATE INDEX IF NOT EXISTS idx_user_activity_logs_tenant_id ON user_activity_logs (tenant_id);
CREATE INDEX IF NOT EXISTS idx_user_activity_logs_session_id ON user_activity_logs (session_id);
CREATE INDEX IF NOT EXISTS idx_user_activity_logs_created_at ON user_activity_logs (created_at);
