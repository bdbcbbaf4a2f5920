package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Condition;
import io.useractivity.engine.record.Column;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a list can be filtered by: a parameter of its address, and a field of its form. */
enum FilterField {
  /** An e-mail address, or an id. */
  USER(true) {
    @Override
    List<Condition> conditions(String value) {
      return is(value.indexOf('@') >= 0 ? Column.USER_EMAIL : Column.USER_ID, value);
    }
  },
  TYPE(false) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.ACTIVITY_TYPE, value);
    }
  },
  /** A path; with a star at its end, all that begin so. */
  ENDPOINT(false) {
    @Override
    List<Condition> conditions(String value) {
      if (!value.endsWith("*")) {
        return is(Column.ENDPOINT, value);
      }
      List<String> beginning = Collections.singletonList(value.substring(0, value.length() - 1));
      return Collections.singletonList(
          Condition.of(Column.ENDPOINT, Condition.Kind.BEGINS_WITH, beginning));
    }
  },
  /** A status, 404, or a class of them, 4xx. */
  STATUS(false) {
    @Override
    List<Condition> conditions(String value) {
      String text = value.toLowerCase(Locale.ROOT);
      if (text.matches("[1-9][0-9]{2}")) {
        return is(Column.STATUS_CODE, text);
      }
      if (!text.matches("[1-9]xx")) {
        return null;
      }
      int least = (text.charAt(0) - '0') * 100;
      return Arrays.asList(
          Condition.atLeast(Column.STATUS_CODE, least),
          Condition.atMost(Column.STATUS_CODE, least + 99));
    }
  },
  /** Whether it went well: {@code ok} or {@code failed}. */
  OUTCOME(false) {
    @Override
    List<Condition> conditions(String value) {
      boolean known = value.equals("ok") || value.equals("failed");
      return known ? is(Column.SUCCESS, String.valueOf(value.equals("ok"))) : null;
    }
  },
  METHOD(false) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.METHOD, value.toUpperCase(Locale.ROOT));
    }
  },
  RESOURCE(false) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.RESOURCE_TYPE, value);
    }
  },
  RESOURCE_ID(false) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.RESOURCE_ID, value);
    }
  },
  SESSION(false) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.SESSION_ID, value);
    }
  },
  ADDRESS(false) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.IP_ADDRESS, value);
    }
  },
  TENANT(true) {
    @Override
    List<Condition> conditions(String value) {
      return is(Column.TENANT_ID, value);
    }
  },
  /** Milliseconds. */
  SLOWER(false) {
    @Override
    List<Condition> conditions(String value) {
      return value.matches("[0-9]{1,9}")
          ? Collections.singletonList(
              Condition.atLeast(Column.RESPONSE_TIME_MS, Long.parseLong(value)))
          : null;
    }
  };

  private final boolean ofOthers;

  FilterField(boolean ofOthers) {
    this.ofOthers = ofOthers;
  }

  /** What a row has to meet; null for a value that is none of this field's. */
  abstract List<Condition> conditions(String value);

  private static List<Condition> is(Column column, String value) {
    return Collections.singletonList(Condition.is(column, value));
  }

  /** Whether it is offered in this section: in one's own list there is one user alone. */
  boolean isIn(Section.Kind section) {
    return !ofOthers || section == Section.Kind.EVERYONE;
  }

  /** That of the parameter, of the form's field, and behind {@code filter-} of its text. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
