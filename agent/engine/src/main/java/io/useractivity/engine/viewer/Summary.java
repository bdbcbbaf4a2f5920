package io.useractivity.engine.viewer;

import io.useractivity.engine.query.ResponseTimes;
import io.useractivity.engine.record.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows counted by what they are about. For one thread. */
final class Summary {

  private static final String LOGIN = "login";

  final Group all = new Group("");
  final Group signIns = new Group("");
  final Map<String, Group> users = new HashMap<>();
  final Map<String, Group> tenants = new HashMap<>();
  final Map<String, Group> routes = new HashMap<>();
  final Map<String, Group> types = new HashMap<>();
  private int eachStandsFor = 1;

  /** Rows that have something in common. */
  static final class Group {

    final String name;
    final ResponseTimes times = new ResponseTimes();
    long rows;
    long failed;

    /** One of their endpoints; null if there is none. */
    String endpoint;

    /** Whether all of them are to that one. */
    boolean oneEndpoint = true;

    Group(String name) {
      this.name = name;
    }

    private void add(Entry entry) {
      rows++;
      failed += entry.failed() ? 1 : 0;
      Integer millis = entry.millis();
      if (millis != null) {
        times.add(millis, 1);
      }
      String its = entry.get(Column.ENDPOINT);
      oneEndpoint &= rows == 1 || (its != null && its.equals(endpoint));
      endpoint = its;
    }

    /** Of a hundred, how many failed. */
    double failedPercent() {
      return rows == 0 ? 0 : 100.0 * failed / rows;
    }
  }

  void add(Entry entry) {
    all.add(entry);
    if (LOGIN.equals(entry.get(Column.ACTIVITY_TYPE))) {
      signIns.add(entry);
    }
    add(users, EntryWords.who(entry), entry);
    add(tenants, entry.get(Column.TENANT_ID), entry);
    add(types, entry.get(Column.ACTIVITY_TYPE), entry);
    add(routes, route(entry), entry);
  }

  private static void add(Map<String, Group> groups, String name, Entry entry) {
    if (name != null) {
      groups.computeIfAbsent(name, Group::new).add(entry);
    }
  }

  /** Method and route without ids, as the agent names it; else method and path. */
  private static String route(Entry entry) {
    String method = entry.get(Column.METHOD);
    String action = entry.get(Column.ACTION);
    if (method != null && action != null && action.startsWith(method + " ")) {
      return action;
    }
    String endpoint = entry.get(Column.ENDPOINT);
    return endpoint == null ? null : method == null ? endpoint : method + " " + endpoint;
  }

  /** The same for so many times the rows. */
  Summary scaled(int each) {
    eachStandsFor = each;
    return this;
  }

  int eachStandsFor() {
    return eachStandsFor;
  }

  /** The first of them in some order. */
  static List<Group> top(Map<String, Group> groups, Comparator<Group> order, int count) {
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(order.thenComparing(group -> group.name));
    return sorted.subList(0, Math.min(count, sorted.size()));
  }
}
