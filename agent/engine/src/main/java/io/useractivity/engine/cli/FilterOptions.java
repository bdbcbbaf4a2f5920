package io.useractivity.engine.cli;

import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.record.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * Which rows are wanted. An option that is given several times takes rows with any of its values.
 */
final class FilterOptions {

  private static final int LEAST_STATUS = 100;
  private static final int MOST_STATUS = 999;

  @Option(names = "--user", paramLabel = "USER", description = "of this user: e-mail or id")
  private List<String> users = Collections.emptyList();

  @Option(names = "--tenant", paramLabel = "ID", description = "of this tenant")
  private List<String> tenants = Collections.emptyList();

  @Option(
      names = "--session",
      paramLabel = "ID",
      description = "of this session, as the table has its id")
  private List<String> sessions = Collections.emptyList();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "of this activity type, such as login or delete")
  private List<String> types = Collections.emptyList();

  @Option(
      names = "--endpoint",
      paramLabel = "PATH",
      description = "to this path; with * at its end to all that begin so")
  private List<String> endpoints = Collections.emptyList();

  @Option(names = "--method", paramLabel = "METHOD", description = "by this HTTP method")
  private List<String> methods = Collections.emptyList();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "with this status: 404, 5xx or 400-499")
  private List<String> statuses = Collections.emptyList();

  @Option(names = "--ip", paramLabel = "ADDRESS", description = "from this address")
  private List<String> addresses = Collections.emptyList();

  @Option(names = "--resource-type", paramLabel = "TYPE", description = "on such resources")
  private List<String> resourceTypes = Collections.emptyList();

  @Option(names = "--resource-id", paramLabel = "ID", description = "on this resource")
  private List<String> resourceIds = Collections.emptyList();

  @Option(names = "--failed", description = "that were no success")
  private boolean failed;

  @Option(
      names = "--slower-than",
      paramLabel = "MILLIS",
      converter = Millis.class,
      description = "that took so many milliseconds or more")
  private Integer slowerThan;

  /** Of a response time. */
  static final class Millis extends WholeNumber {

    Millis() {
      super(0, Integer.MAX_VALUE);
    }
  }

  Filter filter() throws UsageException {
    List<Condition> conditions = new ArrayList<>();
    addUsers(conditions);
    addAny(Column.TENANT_ID, tenants, conditions);
    addAny(Column.SESSION_ID, sessions, conditions);
    addAny(Column.ACTIVITY_TYPE, types, conditions);
    addEndpoints(conditions);
    addAny(Column.METHOD, methods, conditions);
    addStatuses(conditions);
    addAny(Column.IP_ADDRESS, addresses, conditions);
    addAny(Column.RESOURCE_TYPE, resourceTypes, conditions);
    addAny(Column.RESOURCE_ID, resourceIds, conditions);
    if (failed) {
      conditions.add(Condition.is(Column.SUCCESS, "false"));
    }
    if (slowerThan != null) {
      conditions.add(Condition.atLeast(Column.RESPONSE_TIME_MS, slowerThan));
    }
    return Filter.of(conditions);
  }

  private static void addAny(Column column, List<String> values, List<Condition> conditions) {
    if (!values.isEmpty()) {
      conditions.add(Condition.of(column, Condition.Kind.ANY_OF, values));
    }
  }

  private void addUsers(List<Condition> conditions) throws UsageException {
    List<String> emails = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String user : users) {
      (user.indexOf('@') >= 0 ? emails : ids).add(user);
    }
    if (!emails.isEmpty() && !ids.isEmpty()) {
      throw new UsageException("--user takes either e-mails or ids; ask for each on its own.");
    }
    addAny(Column.USER_EMAIL, emails, conditions);
    addAny(Column.USER_ID, ids, conditions);
  }

  private void addEndpoints(List<Condition> conditions) throws UsageException {
    if (endpoints.size() == 1 && endpoints.get(0).endsWith("*")) {
      String beginning = endpoints.get(0).substring(0, endpoints.get(0).length() - 1);
      conditions.add(
          Condition.of(
              Column.ENDPOINT, Condition.Kind.BEGINS_WITH, Collections.singletonList(beginning)));
      return;
    }
    for (String endpoint : endpoints) {
      if (endpoint.endsWith("*")) {
        throw new UsageException("--endpoint with * stands alone; ask for each on its own.");
      }
    }
    addAny(Column.ENDPOINT, endpoints, conditions);
  }

  private void addStatuses(List<Condition> conditions) throws UsageException {
    for (String status : statuses) {
      boolean range = status.matches("[1-9]xx|[1-9][0-9]{2}-[1-9][0-9]{2}");
      if (range && statuses.size() > 1) {
        throw new UsageException(
            "--status with a range stands alone, and \"" + status + "\" is one of several.");
      }
      if (range) {
        boolean hundred = status.endsWith("xx");
        int least = Integer.parseInt(hundred ? status.charAt(0) + "00" : status.substring(0, 3));
        int most = hundred ? least + 99 : Integer.parseInt(status.substring(4));
        conditions.add(Condition.atLeast(Column.STATUS_CODE, least));
        conditions.add(Condition.atMost(Column.STATUS_CODE, most));
        return;
      }
      if (!status.matches("[1-9][0-9]{2}")) {
        throw new UsageException(
            "--status takes a number from "
                + LEAST_STATUS
                + " to "
                + MOST_STATUS
                + ", 5xx or 400-499, not \""
                + status
                + "\".");
      }
    }
    addAny(Column.STATUS_CODE, statuses, conditions);
  }
}
