package io.useractivity.engine.config;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.match.Exclusions;
import io.useractivity.engine.match.IpMask;
import io.useractivity.engine.match.IpRange;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one table of options: it feeds parsing, messages, the sample file's test and the documents.
 *
 * @param <T> the type of the value
 */
public final class Option<T> extends Declaration<T> {

  private static final long HOUR = 3_600_000;
  private static final long KB = 1024;
  private static final long MB = 1024 * KB;
  private static final long GB = 1024 * MB;

  private static final Map<String, Option<?>> BY_KEY = new LinkedHashMap<>();

  public static final Option<Boolean> ENABLED =
      addReloadable(
          "enabled", ValueType.SWITCH, "true", "false leaves the application entirely alone.");

  public static final Option<RunMode> MODE =
      add(
          "mode",
          ValueType.oneOf(RunMode.class),
          "record",
          "shadow runs everything in the JVM and stores nothing: once a minute and at the end, the"
              + " log tells what would have been stored and redacted.");

  public static final Option<String> JDBC_URL =
      add(
          "jdbc.url",
          ValueType.JDBC_ADDRESS,
          "",
          "The database: jdbc:mariadb:, jdbc:mysql: or jdbc:h2:; unset, an embedded H2 file under"
              + " data.dir.");
  public static final Option<String> JDBC_USER =
      add("jdbc.user", ValueType.TEXT, "", "The database user.");
  public static final Option<String> JDBC_PASSWORD =
      addSecret(
          "jdbc.password",
          "The database user's password; best as ${ENV_NAME} or ${file:/run/secrets/name}.");
  public static final Option<Integer> JDBC_POOL_SIZE =
      add(
          "jdbc.pool-size",
          ValueType.wholeNumber(1, 2),
          "2",
          "How many connections of its own the agent may open.");

  public static final Option<String> DATA_DIR =
      add(
          "data.dir",
          ValueType.DIRECTORY,
          "user-activity-data",
          "Where the embedded database, waiting rows and the generated session key lie; relative to"
              + " the working directory.");

  public static final Option<Boolean> SCHEMA_CREATE =
      add(
          "schema.create",
          ValueType.SWITCH,
          "true",
          "Create the table user_activity_logs if it is missing.");

  public static final Option<ForeignKeys> SCHEMA_FOREIGN_KEYS =
      add(
          "schema.foreign-keys",
          ValueType.oneOf(ForeignKeys.class),
          "auto",
          "Foreign keys of a table that the agent creates, to users.id and tenants.id: where they"
              + " exist (auto), or else no table (required); a deleted user takes their rows along,"
              + " or not (set-null); or none.");

  public static final Option<Integer> QUEUE_CAPACITY =
      add(
          "queue.capacity",
          ValueType.wholeNumber(64, 1 << 20),
          "16384",
          "How many records may wait in memory, rounded up to a power of two; what comes on top is"
              + " counted as lost.");
  public static final Option<Long> QUEUE_MAX_BYTES =
      add(
          "queue.max-bytes",
          ValueType.size(64 * KB, GB),
          "16MB",
          "How much memory waiting records may take.");

  public static final Option<Integer> FLUSH_BATCH_SIZE =
      add(
          "flush.batch-size",
          ValueType.wholeNumber(1, 10_000),
          "500",
          "How many rows one transaction writes at most.");
  public static final Option<Long> FLUSH_INTERVAL =
      add(
          "flush.interval",
          ValueType.duration(10, HOUR),
          "1s",
          "How long a row may wait for its batch to fill.");

  public static final Option<Boolean> JOURNAL_ENABLED =
      add(
          "journal.enabled",
          ValueType.SWITCH,
          "true",
          "Keep rows in files under data.dir until the database has them, so that a killed JVM loses"
              + " none; false keeps them in memory alone.");
  public static final Option<Long> JOURNAL_MAX_SIZE =
      add(
          "journal.max-size",
          ValueType.size(MB, 1024 * GB),
          "512MB",
          "How many bytes of rows may wait in files, for each JVM; what comes on top is counted as"
              + " lost.");
  public static final Option<JournalOverflow> JOURNAL_OVERFLOW =
      add(
          "journal.overflow",
          ValueType.oneOf(JournalOverflow.class),
          "drop-newest",
          "What is lost when as many bytes wait: the rows that come (drop-newest) or those that have"
              + " waited longest (drop-oldest).");
  public static final Option<JournalFsync> JOURNAL_FSYNC =
      add(
          "journal.fsync",
          ValueType.oneOf(JournalFsync.class),
          "interval",
          "When waiting rows are forced to the disk, so that a lost machine does not lose them: about"
              + " once a second (interval), each time that some are written (batch), or when the"
              + " system likes (never).");

  public static final Option<Long> SHUTDOWN_TIMEOUT =
      add(
          "shutdown.timeout",
          ValueType.duration(0, HOUR),
          "10s",
          "How long the end of the JVM may wait for the last rows.");

  public static final Option<Exclusions> CAPTURE_EXCLUDE =
      addReloadable(
          "capture.exclude",
          ValueType.PATTERNS,
          Exclusions.STATIC,
          "Requests that leave no row unless they fail: [METHOD ]path patterns separated by commas,"
              + " and static for style sheets, scripts, images and fonts that are answered as such;"
              + " empty records all.");
  public static final Option<Boolean> CAPTURE_REQUEST_DATA =
      add(
          "capture.request-data",
          ValueType.SWITCH,
          "true",
          "Store what a request carried as redacted JSON in request_data.");
  public static final Option<Long> CAPTURE_MAX_BYTES =
      add(
          "capture.max-bytes",
          ValueType.size(0, MB),
          "16KB",
          "How much of a request's body is copied, at most, as the application reads it.");
  public static final Option<SessionIdMode> CAPTURE_SESSION_ID =
      add(
          "capture.session-id",
          ValueType.oneOf(SessionIdMode.class),
          "hash",
          "What is stored of a session's id: a keyed hash, the raw id (whoever reads it can take the"
              + " session over), or nothing.");
  public static final Option<String> CAPTURE_SESSION_KEY =
      addSecret(
          "capture.session-key",
          "The key of that hash; unset, one is generated in data.dir. Set the same on all nodes.");

  public static final Option<List<ValueSource>> USER_ID =
      add(
          "user.id",
          ValueType.SOURCES,
          "",
          "Where user_id is looked for before the principal's name and the session, such as"
              + " principal:principal.id, session:user.id, attribute:user, header:X-User-Id,"
              + " cookie:uid, query:user, jwt:sub, path:1.");
  public static final Option<List<ValueSource>> USER_EMAIL =
      add(
          "user.email",
          ValueType.SOURCES,
          "",
          "Where user_email is looked for before what the principal or the session says and a name"
              + " with an @ in it.");
  public static final Option<List<ValueSource>> USER_ROLE =
      add(
          "user.role",
          ValueType.SOURCES,
          "",
          "Where user_role is looked for before what the principal or the session says;"
              + " roles:ONE|OTHER is the first that the user has.");
  public static final Option<List<ValueSource>> TENANT_ID =
      add(
          "tenant.id",
          ValueType.SOURCES,
          "",
          "Where tenant_id is looked for before what the principal or the session says; subdomain"
              + " and path:/t/{tenant}/** are sources too.");
  public static final Option<Pattern> TENANT_PATTERN =
      add(
          "tenant.pattern",
          ValueType.REGULAR_EXPRESSION,
          "",
          "What a tenant's whole id has to match; any other is left out.");

  public static final Option<List<IpRange>> PROXY_TRUSTED =
      add(
          "proxy.trusted",
          ValueType.IP_RANGES,
          "",
          "The proxies whose Forwarded or X-Forwarded-For is believed: addresses, ranges such as"
              + " 10.0.0.0/8, loopback, private; unset, ip_address is the peer.");
  public static final Option<IpMask> IP_MASK =
      add(
          "ip.mask",
          ValueType.IP_MASK,
          "false",
          "How many bits are kept of IPv4 and IPv6 addresses: true is /24,/64, false keeps all.");

  public static final Option<List<String>> REDACT_KEYS =
      addReloadable(
          "redact.keys",
          ValueType.NAMES,
          "",
          "Further names of fields, headers and cookies whose values are never stored, separated by"
              + " commas: birthday, *income*.");
  public static final Option<List<String>> REDACT_EXCEPT =
      addReloadable(
          "redact.except",
          ValueType.NAMES,
          "",
          "Names whose values are stored although they hold a name that is redacted: email,"
              + " sort key.");
  public static final Option<List<Pattern>> REDACT_VALUES =
      addReloadable(
          "redact.values",
          ValueType.REGULAR_EXPRESSIONS,
          "",
          "Regular expressions of further secrets in any text, separated by spaces.");

  public static final Option<Integer> RETENTION_DAYS =
      add(
          "retention.days",
          ValueType.wholeNumber(0, 36_500),
          "0",
          "Rows older than this are archived or deleted, a few at a time; 0 keeps all. The embedded"
              + " database keeps 30 days unless this is set.");
  public static final Option<Map<String, Integer>> RETENTION_BY_TYPE =
      add(
          "retention.by-type",
          ValueType.DAYS_BY_NAME,
          "",
          "Other days for some activity types, such as view=90, login=730; 0 keeps for ever.");
  public static final Option<Map<String, Integer>> RETENTION_BY_TENANT =
      add(
          "retention.by-tenant",
          ValueType.DAYS_BY_NAME,
          "",
          "Other days for some tenants, such as acme=3650; where a row's type is named too, the"
              + " longer time counts.");
  public static final Option<String> ARCHIVE_DIR =
      add(
          "archive.dir",
          ValueType.TEXT,
          "",
          "Where rows are archived before they are deleted, a file a month: one directory for all"
              + " JVMs of a database, and for this database alone; unset, they are only deleted.");

  public static final Option<String> ARCHIVE_TABLE =
      add(
          "archive.table",
          ValueType.TABLE_NAME,
          "",
          "A table of the same database that rows are moved to instead of files; it is created like"
              + " user_activity_logs. Not together with archive.dir.");

  public static final Option<ViewMode> VIEW_ENABLED =
      add(
          "view.enabled",
          ValueType.oneOf(ViewMode.class),
          "auto",
          "Whether the application serves the pages too: auto where no servlet of its own has the path, true also in place of a servlet that takes every path, false not at all.");
  public static final Option<List<String>> VIEW_USER_PATHS =
      add(
          "view.user-paths",
          PageValueTypes.PATHS,
          "/activity-logs,/my-activity-logs",
          "Where signed-in users see their own rows: paths within the application, separated by commas.");
  public static final Option<String> VIEW_ADMIN_PATH =
      add(
          "view.admin-path",
          PageValueTypes.PATH,
          "/admin/user-activity-logs",
          "Where administrators see everyone's rows: a path within the application.");
  public static final Option<List<String>> VIEW_ADMIN_ROLES =
      add(
          "view.admin-roles",
          PageValueTypes.ROLES,
          "",
          "The roles that see everyone's rows, separated by commas; unset, nobody does.");
  public static final Option<List<String>> VIEW_TENANT_ADMIN_ROLES =
      add(
          "view.tenant-admin-roles",
          PageValueTypes.ROLES,
          "",
          "The roles that see all rows of their own tenant, separated by commas; unset, nobody does.");
  public static final Option<Integer> VIEW_DENIED_STATUS =
      add(
          "view.denied-status",
          PageValueTypes.DENIED_STATUS,
          "403",
          "What a page answers to whoever may not see it: 403, or 404 as if it were not there.");
  public static final Option<Integer> VIEW_MAX_CONCURRENT =
      add(
          "view.max-concurrent",
          ValueType.wholeNumber(1, 16),
          "2",
          "How many questions of the pages the database answers at a time; what comes on top is told to try again.");
  public static final Option<Integer> VIEW_EXPORT_ROWS =
      add(
          "view.export-rows",
          ValueType.wholeNumber(0, 10_000_000),
          "100000",
          "How many rows an export from a page has at most; 0 offers none.");
  public static final Option<List<String>> VIEW_FRAME_ANCESTORS =
      add(
          "view.frame-ancestors",
          PageValueTypes.ORIGINS,
          "",
          "Who may show the pages in a frame: self, or origins such as https://portal.example.com, separated by commas; unset, nobody.");
  public static final Option<String> VIEW_JDBC_URL =
      add(
          "view.jdbc.url",
          ValueType.JDBC_ADDRESS,
          "",
          "The database that the pages read, such as a replica; unset, that of jdbc.url.");
  public static final Option<String> VIEW_JDBC_USER =
      add(
          "view.jdbc.user",
          ValueType.TEXT,
          "",
          "The database user of the pages, which needs SELECT alone; unset, that of jdbc.user.");
  public static final Option<String> VIEW_JDBC_PASSWORD =
      addSecret(
          "view.jdbc.password",
          "That user's password; best as ${ENV_NAME} or ${file:/run/secrets/name}.");

  public static final Option<String> METRICS_FILE =
      add(
          "metrics.file",
          ValueType.TEXT,
          "",
          "A file that the agent's figures are written to every ten seconds, as Prometheus reads"
              + " them; relative to the working directory; unset, none.");

  public static final Option<Log.Level> LOG_LEVEL =
      addReloadable(
          "log.level",
          ValueType.oneOf(Log.Level.class),
          "info",
          "How much the agent says on standard error.");

  private Option(
      String key,
      ValueType<T> type,
      String defaultText,
      boolean secret,
      boolean reloadable,
      String sentence) {
    super(key, type, defaultText, secret, reloadable, sentence);
  }

  private static <T> Option<T> add(
      String key, ValueType<T> type, String defaultText, String sentence) {
    return add(new Option<>(key, type, defaultText, false, false, sentence));
  }

  /** One that a change of the file changes while the agent runs. */
  private static <T> Option<T> addReloadable(
      String key, ValueType<T> type, String defaultText, String sentence) {
    return add(new Option<>(key, type, defaultText, false, true, sentence));
  }

  private static Option<String> addSecret(String key, String sentence) {
    return add(new Option<>(key, ValueType.TEXT, "", true, false, sentence));
  }

  private static <T> Option<T> add(Option<T> option) {
    BY_KEY.put(option.key(), option);
    return option;
  }

  /** All options in the order of the reference. */
  public static Collection<Option<?>> all() {
    return Collections.unmodifiableCollection(BY_KEY.values());
  }

  static Option<?> byKey(String key) {
    return BY_KEY.get(key);
  }

  static Collection<String> keys() {
    return Collections.unmodifiableCollection(BY_KEY.keySet());
  }
}
