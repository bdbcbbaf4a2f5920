package io.useractivity.engine.capture.stated;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlainCopyTest {

  @Test
  void plainValuesAreWhatTheyAre() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", "a");
    data.put("number", 1);
    data.put("amount", new BigDecimal("12.50"));
    data.put("truth", true);
    data.put("nothing", null);
    data.put("list", Arrays.asList(1L, null, "b"));
    data.put("array", new int[] {1, 2});

    assertThat(copy(data))
        .hasToString(
            "{text=a, number=1, amount=12.50, truth=true, nothing=null, list=[1, null, b],"
                + " array=[1, 2]}");
  }

  @Test
  void allElseIsItsText() {
    UUID id = UUID.randomUUID();

    assertThat(copy(List.of(id, Thread.State.NEW, new AtomicInteger(3), Double.NaN)))
        .isEqualTo(List.of(id.toString(), "NEW", "3", "NaN"));
  }

  @Test
  void whatTheApplicationChangesLaterIsNotSeen() {
    List<String> list = new ArrayList<>(List.of("a"));
    Object copy = copy(Map.of("list", list));
    list.add("b");

    assertThat(copy).isEqualTo(Map.of("list", List.of("a")));
  }

  @Test
  void cyclesEnd() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);

    assertThat(copy(endless).toString()).contains("_dropped").hasSizeLessThan(100);
  }

  @Test
  void whatIsTooMuchIsLeftOutAndMarked() {
    Map<String, Object> many = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      many.put("key" + i, "value");
    }

    Map<?, ?> copy = (Map<?, ?>) copy(many);
    assertThat(copy.size()).isBetween(1_000, 5_000);
    assertThat(copy.get("_dropped")).isEqualTo(10_000 - (copy.size() - 1));
    List<?> list = (List<?>) copy(Collections.nCopies(10_000, 1));
    assertThat(list).hasSizeLessThan(5_000).last().isEqualTo("_dropped");
    assertThat(copy("x".repeat(70_000))).isEqualTo("_dropped");
  }

  @Test
  void whatThrowsIsNothing() {
    assertThat(copy(new Broken())).isNull();
    assertThat(
            copy(
                new ArrayList<String>() {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public java.util.Iterator<String> iterator() {
                    throw new java.util.ConcurrentModificationException();
                  }
                }))
        .isNull();
    assertThat(copy(null)).isNull();
  }

  @Test
  void aNumberOfManyDigitsIsLeftOut() {
    java.math.BigInteger number = java.math.BigInteger.ONE.shiftLeft(80_000_000);

    assertThat(copy(List.of(number, new java.math.BigDecimal(number, 2))))
        .isEqualTo(List.of("_dropped", "_dropped"));
    assertThat(copy(java.math.BigInteger.TEN)).isEqualTo(java.math.BigInteger.TEN);
  }

  private static final class Broken {
    @Override
    public String toString() {
      throw new IllegalStateException();
    }
  }

  private static Object copy(Object data) {
    return new PlainCopy().of(data);
  }
}
