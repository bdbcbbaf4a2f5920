package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Hides what is a secret by its place in an array: after a name, in a column of that name, or as an
 * argument of a remote call. The arrays are those that were read, and are changed.
 */
final class PlacedValues {

  private static final int PAIR = 2;

  /** Vaadin's calls: connector, interface, method, and the arguments. */
  private static final int CALL_ARGUMENTS = 3;

  private PlacedValues() {}

  /**
   * Hides what is told by one array alone.
   *
   * @param nested whether it is an element itself: those of objects' members are often mere lists
   *     of names
   */
  static void hide(List<Object> array, boolean nested, FieldTexts texts) {
    if (array.isEmpty()) {
      return;
    }
    if (nested && isNameOfSecret(array.get(0), texts)) {
      hideFrom(1, array);
    }
    hideAfterOptions(array, texts);
    if (isCall(array)) {
      array.set(CALL_ARGUMENTS, withoutElements((List<?>) array.get(CALL_ARGUMENTS)));
    }
    if (array.size() > 1 && array.get(0) instanceof List) {
      List<?> header = (List<?>) array.get(0);
      BitSet secret = namesOfSecrets(header, texts);
      if (header.size() == PAIR) {
        secret.clear(0); // then it is one of several pairs
      }
      hideColumns(array, 1, secret, header.size());
    }
  }

  private static boolean isNameOfSecret(Object element, FieldTexts texts) {
    return element instanceof String && texts.namesSecret((String) element);
  }

  private static void hideFrom(int start, List<Object> array) {
    for (int i = start; i < array.size(); i++) {
      if (!(array.get(i) instanceof BoundedJson.Dropped)) {
        array.set(i, Mark.REDACTED);
      }
    }
  }

  /** Of command lines: {@code --password}, {@code password:}. */
  private static void hideAfterOptions(List<Object> array, FieldTexts texts) {
    for (int i = 0; i + 1 < array.size(); i++) {
      if (array.get(i) instanceof String && array.get(i + 1) instanceof String) {
        String text = (String) array.get(i);
        boolean option = text.startsWith("-") || text.endsWith(":") || text.endsWith("=");
        if (option && texts.namesSecret(text)) {
          array.set(i + 1, Mark.REDACTED);
        }
      }
    }
  }

  private static boolean isCall(List<?> array) {
    if (array.size() <= CALL_ARGUMENTS || !(array.get(CALL_ARGUMENTS) instanceof List)) {
      return false;
    }
    boolean connector =
        array.get(0) instanceof String || array.get(0) instanceof BoundedJson.Literal;
    return connector && array.get(1) instanceof String && array.get(2) instanceof String;
  }

  /** How many there were. */
  static List<Object> withoutElements(List<?> array) {
    List<Object> count = new ArrayList<>(1);
    if (!array.isEmpty()) {
      count.add(new BoundedJson.Dropped(array.size()));
    }
    return count;
  }

  /** At which places names of secrets stand. */
  static BitSet namesOfSecrets(List<?> names, FieldTexts texts) {
    BitSet places = new BitSet();
    for (int i = 0; i < names.size(); i++) {
      if (isNameOfSecret(names.get(i), texts)) {
        places.set(i);
      }
    }
    return places;
  }

  /** Hides places in an array of as many elements, or in each of its rows from one on. */
  static void hideColumns(List<Object> array, int firstRow, BitSet secret, int columns) {
    if (secret.isEmpty()) {
      return;
    }
    for (int i = firstRow; i < array.size(); i++) {
      if (array.get(i) instanceof List) {
        hidePlaces(array.get(i), secret);
      } else if (firstRow == 0 && secret.get(i) && array.size() == columns) {
        array.set(i, Mark.REDACTED);
      }
    }
  }

  @SuppressWarnings("unchecked") // All lists are those that the reader has made.
  private static void hidePlaces(Object row, BitSet secret) {
    List<Object> cells = (List<Object>) row;
    for (int i = secret.nextSetBit(0); i >= 0 && i < cells.size(); i = secret.nextSetBit(i + 1)) {
      if (!(cells.get(i) instanceof BoundedJson.Dropped)) {
        cells.set(i, Mark.REDACTED);
      }
    }
  }
}
