package io.useractivity.engine.capture.page;

import java.util.ArrayList;
import java.util.List;

/** Which requests are answered with pages, where and by whom; immutable. */
public final class PageRules {

  /** No request is. */
  public static final PageRules NONE =
      new PageRules(PagePaths.NONE, new ArrayList<String>(), false, PageHost.NONE);

  private final PagePaths paths;
  private final List<String> roles;
  private final boolean takingPaths;
  private final PageHost host;

  /**
   * @param roles for which whoever asks for a page is looked at
   * @param takingPaths whether also in the place of a servlet that takes every path
   */
  public PageRules(PagePaths paths, List<String> roles, boolean takingPaths, PageHost host) {
    this.paths = paths;
    this.roles = roles;
    this.takingPaths = takingPaths;
    this.host = host;
  }

  public PagePaths paths() {
    return paths;
  }

  public List<String> roles() {
    return roles;
  }

  public boolean isTakingPaths() {
    return takingPaths;
  }

  public PageHost host() {
    return host;
  }
}
