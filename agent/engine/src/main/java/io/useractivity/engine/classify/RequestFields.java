package io.useractivity.engine.classify;

/** The data that a client sent along, as far as a rule may ask for it. */
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
}
