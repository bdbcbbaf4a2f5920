package io.useractivity.engine.capture.servlet;

import io.useractivity.engine.record.RequestContent;
import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.Collections;

/** What a servlet API has for multipart bodies, since 3.0. Part of a {@link ServletApi}. */
public final class PartsApi {

  private final MethodHandle getParts;
  private final MethodHandle getName;
  private final MethodHandle getContentType;
  private final MethodHandle getSize;
  private final MethodHandle getHeader;

  PartsApi(String prefix, Class<?> httpRequest) {
    Class<?> part = ApiLookup.loadOrNull(prefix + "http.Part", httpRequest.getClassLoader());
    getParts = ApiLookup.optional(httpRequest, "getParts", Collection.class);
    getName = ApiLookup.optional(part, "getName", String.class);
    getContentType = ApiLookup.optional(part, "getContentType", String.class);
    getSize = ApiLookup.optional(part, "getSize", long.class);
    getHeader = ApiLookup.optional(part, "getHeader", String.class, String.class);
  }

  /**
   * For a request whose parts the application has asked for: otherwise this parses them. None
   * before servlet 3.
   */
  public Collection<?> of(Object request) throws Throwable {
    return getParts == null
        ? Collections.emptyList()
        : (Collection<?>) (Object) getParts.invokeExact(request);
  }

  /** What a part is, without what is in it. */
  public RequestContent.Part describe(Object part) throws Throwable {
    // getSubmittedFileName came with servlet 3.1.
    String disposition =
        (String) (Object) getHeader.invokeExact(part, (Object) "Content-Disposition");
    return new RequestContent.Part(
        (String) (Object) getName.invokeExact(part),
        ContentDisposition.namesFile(disposition),
        (String) (Object) getContentType.invokeExact(part),
        (long) getSize.invokeExact(part));
  }
}
