package io.useractivity.engine.viewer;

import io.useractivity.engine.record.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which columns are read for which page. */
final class ListColumns {

  /** Of one's own rows: what one has done, and not what the server made of it inside. */
  private static final List<Column> OWN =
      Arrays.asList(
          Column.CREATED_AT,
          Column.ACTIVITY_TYPE,
          Column.ACTION,
          Column.METHOD,
          Column.ENDPOINT,
          Column.RESOURCE_TYPE,
          Column.RESOURCE_ID,
          Column.STATUS_CODE,
          Column.SUCCESS,
          Column.RESPONSE_TIME_MS,
          Column.IP_ADDRESS);

  private static final List<Column> OF_OTHERS =
      Arrays.asList(Column.USER_EMAIL, Column.USER_ID, Column.USER_ROLE, Column.TENANT_ID);

  private static final List<Column> OWN_IN_FULL =
      Arrays.asList(Column.USER_AGENT, Column.REQUEST_DATA, Column.SESSION_ID);

  private ListColumns() {}

  /** For a list. */
  static List<String> of(Section.Kind section) {
    return section == Section.Kind.OWN ? names(OWN) : names(OWN, OF_OTHERS);
  }

  /** For one row, or a file; none is all that the table has. */
  static List<String> inFull(Section.Kind section) {
    return section == Section.Kind.OWN ? names(OWN, OWN_IN_FULL) : Collections.<String>emptyList();
  }

  @SafeVarargs
  private static List<String> names(List<Column>... columns) {
    List<String> names = new ArrayList<>();
    names.add(Entry.ID);
    for (List<Column> some : columns) {
      for (Column column : some) {
        names.add(column.columnName());
      }
    }
    return names;
  }
}
