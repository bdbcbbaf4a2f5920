package io.useractivity.engine.capture.body;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.text.Cut;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters that a container has parsed, as far as there is room for them. For one thread.
 *
 * <p>A name is kept as a whole or not at all, since by its end alone it may be known to be a
 * secret's. The value that does not fit is cut, and is the last one; what comes then is counted.
 */
final class ParameterCopy {

  private final Map<String, String[]> copied = new LinkedHashMap<>();
  private int charsLeft;
  private int countLeft = RequestContent.MAX_PARAMETERS;
  private int dropped;
  private boolean cut;

  /**
   * @param maxChars how long all names and values may be together
   */
  ParameterCopy(int maxChars) {
    charsLeft = maxChars;
  }

  void addAll(ServletApi api, Object request) throws Throwable {
    Enumeration<?> names = api.parameterNames(request);
    while (names.hasMoreElements()) {
      String name = (String) names.nextElement();
      if (name == null || isFull() || name.length() > charsLeft) {
        dropped++;
      } else {
        add(name, api.parameterValues(request, name));
      }
    }
  }

  private boolean isFull() {
    return cut || charsLeft <= 0 || countLeft <= 0;
  }

  private void add(String name, String[] values) {
    if (values == null) {
      return; // a wrapper's, which names what it does not have
    }
    charsLeft -= name.length();
    countLeft--;
    int fitting = fitting(values);
    boolean half = fitting < values.length && charsLeft > 0 && countLeft > 0;
    if (fitting == values.length) {
      copied.put(name, values); // nobody changes it, and nothing in it is long
      return;
    }
    String[] kept = Arrays.copyOf(values, half ? fitting + 1 : fitting);
    if (half) {
      kept[fitting] = Cut.chars(values[fitting], charsLeft);
      cut = true;
    }
    copied.put(name, kept);
    dropped += values.length - kept.length;
  }

  /** How many of the values have room as they are. */
  private int fitting(String[] values) {
    int i = 0;
    for (; i < values.length && countLeft > 0; i++) {
      int length = values[i] == null ? 0 : values[i].length();
      if (length > charsLeft) {
        break;
      }
      charsLeft -= length;
      countLeft--;
    }
    return i;
  }

  void moveTo(RequestContent.Builder content) {
    content.parameters(copied, dropped);
    if (cut) {
      content.lastParameterCut();
    }
  }
}
