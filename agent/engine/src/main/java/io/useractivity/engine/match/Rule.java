package io.useractivity.engine.match;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the requests of one kind are called, as the configuration file says; immutable. */
public final class Rule {

  private final String name;
  private final List<PathPattern> match;
  private final List<StatusRange> statuses;
  private final List<String> contentTypes;
  private final VariableText type;
  private final VariableText action;
  private final VariableText resourceType;
  private final ResourceIdSource resourceId;
  private final Recording recording;

  /** All that is said of it, to tell whether it has changed. */
  private final Map<String, String> texts;

  /**
   * @param match of requests, any of which will do
   * @param statuses any of which will do, null for any
   * @param contentTypes patterns of the response's media type, any of which will do, null for any
   * @param type null, as what follows, for what is not said
   * @param texts the suffixes of its keys and what is behind them
   */
  public Rule(
      String name,
      List<PathPattern> match,
      List<StatusRange> statuses,
      List<String> contentTypes,
      VariableText type,
      VariableText action,
      VariableText resourceType,
      ResourceIdSource resourceId,
      Recording recording,
      Map<String, String> texts) {
    this.name = name;
    this.match = match;
    this.statuses = statuses;
    this.contentTypes = contentTypes;
    this.type = type;
    this.action = action;
    this.resourceType = resourceType;
    this.resourceId = resourceId;
    this.recording = recording;
    this.texts = texts;
  }

  public String name() {
    return name;
  }

  public List<PathPattern> match() {
    return match;
  }

  /**
   * Whether an answer is one of those that the rule is for.
   *
   * @param status null where it is not known: only a rule for any status is for that
   * @param contentType of the response with its parameters, null for none
   */
  public boolean isFor(Integer status, String contentType) {
    return hasStatus(status) && hasContentType(contentType);
  }

  private boolean hasStatus(Integer status) {
    if (statuses == null) {
      return true;
    }
    for (StatusRange range : statuses) {
      if (status != null && range.contains(status)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasContentType(String contentType) {
    if (contentTypes == null) {
      return true;
    }
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    String mediaType =
        (parameters < 0 ? contentType : contentType.substring(0, parameters))
            .trim()
            .toLowerCase(Locale.ROOT);
    for (String wanted : contentTypes) {
      boolean wild = wanted.endsWith("/*");
      if (wild
          ? mediaType.startsWith(wanted.substring(0, wanted.length() - 1))
          : mediaType.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The activity type, or null. */
  public VariableText type() {
    return type;
  }

  /** The action, or null. */
  public VariableText action() {
    return action;
  }

  /** The type of the resource, or null. */
  public VariableText resourceType() {
    return resourceType;
  }

  /** Where the id of the resource is, or null. */
  public ResourceIdSource resourceId() {
    return resourceId;
  }

  /** Whether it leaves a row, or null. */
  public Recording recording() {
    return recording;
  }

  /** Whether it needs the response's media type. */
  public boolean asksForContentType() {
    return contentTypes != null;
  }

  /** Whether it needs the response's header Location. */
  public boolean asksForLocation() {
    return resourceId != null && resourceId.kind() == ResourceIdSource.Kind.LOCATION;
  }

  /** Whether another one says the same. */
  public boolean saysTheSameAs(Rule other) {
    return other != null && texts.equals(other.texts);
  }
}
