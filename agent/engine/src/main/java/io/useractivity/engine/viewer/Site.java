package io.useractivity.engine.viewer;

import java.time.Duration;

/** All pages, and what they share. Safe for use by any thread. */
final class Site implements AutoCloseable {

  private final Desk desk;
  private final Assets assets = new Assets();
  private final Messages messages;
  private final Page list;
  private final Page rows;
  private final Page entry;
  private final Page overview;
  private final Page export;

  Site(
      ViewSettings settings,
      PagePaths paths,
      Access access,
      RowSource source,
      AgentState.Source agent,
      Duration patience) {
    Templates templates = new Templates();
    Replies replies = new Replies(settings.frameAncestors());
    Frame frame = new Frame(paths, access, assets, agent);
    int most = settings.exportRows();
    this.desk = new Desk(source, settings.maxConcurrent());
    this.messages = new Messages(frame, templates, replies, settings);
    this.list = new ListPage(frame, templates, replies, desk, most);
    this.rows = new RowsPage(templates, replies, desk);
    this.entry = new EntryPage(frame, templates, replies, desk, messages);
    this.overview = new OverviewPage(frame, templates, replies, desk, agent);
    this.export =
        new ExportPage(replies, desk, messages, most, settings.maxConcurrent(), patience.toNanos());
  }

  Assets assets() {
    return assets;
  }

  Messages messages() {
    return messages;
  }

  /** Null if there is none at that path. */
  Page page(Visit visit) {
    String below = visit.below();
    switch (below) {
      case "":
        return list;
      case RowsPage.NAME:
        return rows;
      case Frame.OVERVIEW:
        return visit.isForAdministrators() ? overview : null;
      case ExportPage.CSV:
      case ExportPage.JSON:
        return export;
      default:
        return below.startsWith(EntryPage.FOLDER) ? entry : null;
    }
  }

  boolean isExport(Visit visit) {
    return page(visit) == export;
  }

  /** Whether the visit was told when the list was opened that it goes on with. */
  boolean isPartOfAnother(Visit visit) {
    return page(visit) == rows;
  }

  @Override
  public void close() {
    desk.close();
  }
}
