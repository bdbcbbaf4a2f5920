package io.useractivity.bridge;

/** What {@link Bridge#enterServlet} returns when the engine has answered the request itself. */
public interface Answered {}
