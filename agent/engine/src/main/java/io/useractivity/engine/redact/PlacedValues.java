package io.useractivity.engine.redact;

import java.util.ArrayList;
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
      for (int i = 1; i < array.size(); i++) {
        hide(array, i, (String) array.get(0), texts);
      }
    }
    hideAfterOptions(array, texts);
    if (isCall(array)) {
      array.set(CALL_ARGUMENTS, withoutElements((List<?>) array.get(CALL_ARGUMENTS)));
    }
    if (array.size() > 1 && array.get(0) instanceof List) {
      String[] secret = namesOfSecrets((List<?>) array.get(0), texts);
      if (secret.length == PAIR) {
        secret[0] = null; // then it is one of several pairs
      }
      hideColumns(array, 1, secret, texts);
    }
  }

  private static boolean isNameOfSecret(Object element, FieldTexts texts) {
    return element instanceof String && texts.namesSecret((String) element);
  }

  private static void hide(List<Object> array, int place, String name, FieldTexts texts) {
    if (!(array.get(place) instanceof BoundedJson.Dropped)) {
      array.set(place, texts.hide(name, array.get(place)));
    }
  }

  /** Of command lines: {@code --password}, {@code password:}. */
  private static void hideAfterOptions(List<Object> array, FieldTexts texts) {
    for (int i = 0; i + 1 < array.size(); i++) {
      if (array.get(i) instanceof String && array.get(i + 1) instanceof String) {
        String text = (String) array.get(i);
        boolean option = text.startsWith("-") || text.endsWith(":") || text.endsWith("=");
        if (option && texts.namesSecret(text)) {
          hide(array, i + 1, text, texts);
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

  /** Names of secrets where they stand, null for every other one. */
  static String[] namesOfSecrets(List<?> names, FieldTexts texts) {
    String[] secret = new String[names.size()];
    for (int i = 0; i < secret.length; i++) {
      if (isNameOfSecret(names.get(i), texts)) {
        secret[i] = (String) names.get(i);
      }
    }
    return secret;
  }

  /**
   * Hides places in an array of as many elements, or in each of its rows of as many from one on.
   */
  static void hideColumns(List<Object> array, int firstRow, String[] secret, FieldTexts texts) {
    for (int place = 0; place < secret.length; place++) {
      if (secret[place] != null) {
        hideColumn(array, firstRow, secret, place, texts);
      }
    }
  }

  private static void hideColumn(
      List<Object> array, int firstRow, String[] secret, int place, FieldTexts texts) {
    for (int i = firstRow; i < array.size(); i++) {
      if (array.get(i) instanceof List) {
        hideInRow(array.get(i), place, secret, texts);
      } else if (firstRow == 0 && place == i && array.size() == secret.length) {
        hide(array, i, secret[place], texts);
      }
    }
  }

  @SuppressWarnings("unchecked") // All lists are those that the reader has made.
  private static void hideInRow(Object row, int place, String[] secret, FieldTexts texts) {
    List<Object> cells = (List<Object>) row;
    if (cells.size() == secret.length) {
      hide(cells, place, secret[place], texts);
    }
  }
}
