package io.useractivity.engine.viewer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is around every page: its head, the ways to the others, how the agent is. Immutable. */
final class Frame {

  static final String OVERVIEW = "overview";

  private final PagePaths paths;
  private final Access access;
  private final Assets assets;
  private final AgentState.Source agent;

  Frame(PagePaths paths, Access access, Assets assets, AgentState.Source agent) {
    this.paths = paths;
    this.access = access;
    this.assets = assets;
    this.agent = agent;
  }

  /**
   * The values of a page's template, to which the page adds its own.
   *
   * @param title before the name of the whole
   */
  Map<String, Object> model(Visit visit, String title) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("t", visit.texts.words());
    model.put("lang", visit.texts.locale().toLanguageTag());
    model.put("title", title);
    model.put("css", asset(visit, "viewer.css"));
    model.put("js", asset(visit, "viewer.js"));
    model.put("icon", asset(visit, "icon.svg"));
    model.put("admin", visit.isForAdministrators());
    model.put("nav", navigation(visit));
    model.put("tenantOnly", tenant(visit));
    Viewer viewer = visit.request.viewer();
    model.put("me", viewer.isOperator() ? visit.texts.of("operator") : name(viewer));
    model.put("troubles", visit.isForAdministrators() ? troubles() : new ArrayList<String>());
    return model;
  }

  private String asset(Visit visit, String file) {
    return visit.links.below(visit.section, assets.path(file), PageQuery.NONE);
  }

  /** Of which tenant alone the rows are; empty for all. */
  private static String tenant(Visit visit) {
    boolean limited =
        visit.isForAdministrators() && visit.scope != null && !visit.scope.conditions().isEmpty();
    return limited ? visit.texts.of("tenant-only", visit.request.viewer().tenantId()) : "";
  }

  private static String name(Viewer viewer) {
    String name = viewer.userEmail() == null ? viewer.userId() : viewer.userEmail();
    return name == null ? "" : name;
  }

  private List<String> troubles() {
    AgentState state = agent.now();
    return state == null ? new ArrayList<>() : state.troubles();
  }

  /** Only to what may be seen. */
  private List<Map<String, Object>> navigation(Visit visit) {
    List<Map<String, Object>> all = new ArrayList<>();
    Section everyone = paths.first(Section.Kind.EVERYONE);
    Section own =
        visit.section.kind() == Section.Kind.OWN ? visit.section : paths.first(Section.Kind.OWN);
    Viewer viewer = visit.request.viewer();
    boolean overview = visit.isForAdministrators() && visit.below().equals(OVERVIEW);
    if (access.scope(viewer, Section.Kind.EVERYONE) != null) {
      boolean here = visit.isForAdministrators() && !overview;
      all.add(entry(visit, "nav-everyone", visit.links.list(everyone, PageQuery.NONE), here));
      String href = visit.links.below(everyone, OVERVIEW, PageQuery.NONE);
      all.add(entry(visit, "nav-overview", href, overview));
    }
    if (own != null && access.scope(viewer, Section.Kind.OWN) != null) {
      String href = visit.links.list(own, PageQuery.NONE);
      all.add(entry(visit, "nav-own", href, !visit.isForAdministrators()));
    }
    return all;
  }

  private static Map<String, Object> entry(Visit visit, String text, String href, boolean current) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("text", visit.texts.of(text));
    entry.put("href", href);
    entry.put("current", current);
    return entry;
  }
}
