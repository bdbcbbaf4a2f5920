package io.useractivity.engine.classify;

import java.util.Collections;

/** The data that a client sent along, as far as a rule or a naming may ask for it. */
public interface RequestFields {

  /** Nothing is known of them. */
  RequestFields NONE =
      new RequestFields() {
        @Override
        public String parameter(String name) {
          return null;
        }

        @Override
        public String json(String path) {
          return null;
        }
      };

  /** The first value of a query parameter or form field, null for none. */
  String parameter(String name);

  /**
   * A text or number in the JSON body, null for none.
   *
   * @param path names of members, with dots between them
   */
  String json(String path);

  /** The same if it has one value; of several none is the one. */
  default String onlyValue(String name) {
    return parameter(name);
  }

  /** What {@link #parameter} may be asked for, and fields that have no plain value. */
  default Iterable<String> parameterNames() {
    return Collections.emptyList();
  }

  /** The JSON body: maps by name, lists, texts; null for none. */
  default Object json() {
    return null;
  }
}
