package io.useractivity.bridge;

/**
 * What the engine does with the calls that arrive at the {@link Bridge}.
 *
 * <p>Signatures name nothing but {@code Object} and {@code Throwable}: servlet types exist once per
 * application loader and not at all on the boot loader, where this interface lives. Whatever is
 * thrown here, the bridge keeps it from the application.
 */
public interface BridgeHandler {

  /**
   * A {@code doFilter} call of a filter chain begins on the current thread: the container calls its
   * chain before any filter, and each filter calls it to go on.
   *
   * @param request the call's first argument, may be null
   * @param response the call's second argument, may be null
   * @return what {@link #exit} is to be given, or null if that call is of no interest
   */
  Object enterChain(Object request, Object response) throws Throwable;

  /**
   * A {@code doFilter} call of a filter begins on the current thread. It always runs.
   *
   * @param request the call's first argument, may be null
   * @param response the call's second argument, may be null
   * @return what {@link #exit} is to be given, or null if that call is of no interest
   */
  Object enterFilter(Object request, Object response) throws Throwable;

  /**
   * A {@code service} call begins on the current thread.
   *
   * @param servlet what it is called on, null if the method is static
   * @param request as for {@link #enterFilter}
   * @param response as for {@link #enterFilter}
   * @return as for {@link #enterFilter}; an {@link Answered} if the response is written already and
   *     the call is not to run
   */
  Object enterServlet(Object servlet, Object request, Object response) throws Throwable;

  /**
   * The call that a frame was returned for has ended on the same thread.
   *
   * @param frame what {@link #enterChain}, {@link #enterFilter} or {@link #enterServlet} returned,
   *     never null
   * @param request the call's first argument as it was at entry
   * @param response the call's second argument as it was at entry
   * @param thrown what left the call, or null
   */
  void exit(Object frame, Object request, Object response, Throwable thrown) throws Throwable;

  /**
   * A {@code startAsync} call begins on the current thread.
   *
   * @param request the request that it is called on
   * @return what {@link #startAsyncExit} is to be given, or null
   */
  Object startAsyncEnter(Object request) throws Throwable;

  /**
   * The {@code startAsync} call has ended.
   *
   * @param token what {@link #startAsyncEnter} returned, never null
   * @param request the request that it was called on
   * @param asyncContext what it returned, or null if it threw
   */
  void startAsyncExit(Object token, Object request, Object asyncContext) throws Throwable;

  /**
   * A {@code read} call on a body begins on the current thread.
   *
   * @param source the stream or reader that it is called on
   * @return what {@link #readExit} is to be given, or null if nobody wants to know
   */
  Object readEnter(Object source) throws Throwable;

  /**
   * The {@code read} call has ended.
   *
   * @param copy what {@link #readEnter} returned, never null
   * @param source as for {@link #readEnter}
   * @param read what it came in: a {@code byte[]}, {@code char[]}, {@code ByteBuffer} or {@code
   *     String}; null for a single byte or character; the source itself if it was passed over
   * @param offset where in it
   * @param count how many; without {@code read} the byte or character itself; negative at the end
   *     of the body and when the call threw
   */
  void readExit(Object copy, Object source, Object read, int offset, int count) throws Throwable;

  /**
   * A reader has marked where it is, or has gone back there.
   *
   * @param source the reader
   * @param back whether it has gone back
   */
  void readMarked(Object source, boolean back) throws Throwable;

  /**
   * A request has given out what its body is read from, now or later, here or on another thread.
   *
   * @param request the container's own
   * @param source the stream or reader, may be null
   */
  void bodyGiven(Object request, Object source) throws Throwable;

  /**
   * The application has asked a request for a parameter, so that its container has parsed them.
   *
   * @param request the container's own
   */
  void parametersRead(Object request) throws Throwable;

  /**
   * The application has asked a request for its parts, so that its container has parsed them.
   *
   * @param request the container's own
   */
  void partsRead(Object request) throws Throwable;

  /**
   * A method begins that is annotated with what the application states of its request.
   *
   * @param namesAndValues a {@code String[]}: name of a column and value by turns
   * @param arguments an {@code Object[]} of the method's arguments, or null if no value needs them
   * @param onMethod whether the annotation is the method's own, and not its class's
   */
  void statedByAnnotation(Object namesAndValues, Object arguments, boolean onMethod)
      throws Throwable;

  /**
   * The application states one thing more of the request that the current thread handles.
   *
   * @param column a {@code String}: the name of a column
   * @param value may be null
   */
  void statedByCall(Object column, Object value) throws Throwable;

  /**
   * The application has a row of its own written.
   *
   * @param values a {@code Map} from the names of columns to values, or null
   */
  void rowStated(Object values) throws Throwable;

  /**
   * One of the methods above threw. Called on the application's thread, so it has to be brief.
   *
   * @param thrown what would have reached the application, never null
   */
  void swallowed(Throwable thrown);
}
