package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.sql.SQLException;
import java.util.List;

/** The table as SQLAlchemy makes it of the Flask feature's model, with its parents. */
final class FlaskTable {

  private static final String SQL =
      """
      CREATE TABLE user_activity_logs (
        id INTEGER NOT NULL AUTO_INCREMENT,
        user_email VARCHAR(120) NOT NULL,
        user_id INTEGER,
        user_role VARCHAR(50),
        activity_type VARCHAR(50) NOT NULL,
        action VARCHAR(100) NOT NULL,
        endpoint VARCHAR(200) NOT NULL,
        method VARCHAR(10) NOT NULL,
        resource_type VARCHAR(50),
        resource_id VARCHAR(50),
        ip_address VARCHAR(45),
        user_agent VARCHAR(255),
        request_data %s,
        status_code INTEGER,
        response_time_ms INTEGER,
        success TINYINT(1) NOT NULL,
        tenant_id INTEGER,
        session_id VARCHAR(100),
        error_message VARCHAR(500),
        created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
        updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
        PRIMARY KEY (id),
        KEY ix_user_activity_logs_user_email (user_email),
        CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT fk_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE SET NULL
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
      """;

  private FlaskTable() {}

  /**
   * A database with nothing else. Users and tenants have a 7 and an 8.
   *
   * @param json the type of the column request_data
   */
  static TestDatabase made(Kind kind, String json) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    for (String parent : List.of("users", "tenants")) {
      database.execute(
          "CREATE TABLE " + parent + " (id INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (id))");
      database.execute("INSERT INTO " + parent + " (id) VALUES (7), (8)");
    }
    database.execute(SQL.formatted(json));
    return database;
  }
}
