package io.useractivity.engine.viewer;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.text.VisibleText;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The pages: answers requests to their paths. Hosts may call it from any number of threads; few of
 * them wait for the database at a time, and each for two seconds at most, but for an export, which
 * is written as it is read.
 */
public final class Pages implements AutoCloseable {

  /** How long the database may take for one statement of a page, so that an answer is in time. */
  public static final Duration STATEMENT_LIMIT = Duration.ofMillis(1_500);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String VIEWED = "activity_log.view";
  private static final String EXPORTED = "activity_log.export";

  private final ViewSettings settings;
  private final PagePaths paths;
  private final Access access;
  private final Clock clock;
  private final Duration patience;
  private final Log log;
  private final Allowance allowance = new Allowance();
  private final Turns turns;
  private final Site site;

  /**
   * Pages over the rows, of an application whose threads wait for two seconds. The threads that ask
   * the database begin here: make it on a thread of the agent's own.
   *
   * @param rows connects as questions are asked, on threads of the pages' own
   * @param agent how the agent is; {@code () -> null} where none is at hand
   */
  public Pages(
      ViewSettings settings, RowSource rows, AgentState.Source agent, Clock clock, Log log) {
    this(settings, rows, agent, clock, PATIENCE, log);
  }

  /**
   * The same for a host of its own.
   *
   * @param patience how long a thread waits for the database
   */
  public Pages(
      ViewSettings settings,
      RowSource rows,
      AgentState.Source agent,
      Clock clock,
      Duration patience,
      Log log) {
    this.settings = settings;
    this.paths = new PagePaths(settings);
    this.access = new Access(settings);
    this.clock = clock;
    this.patience = patience;
    this.log = log;
    this.turns = new Turns(settings.maxConcurrent());
    this.site = new Site(settings, paths, access, rows, agent, patience);
  }

  /**
   * Whether a path is that of a page or of a part of one; cheap, and allocates nothing for one that
   * is not.
   *
   * @param path within the application, without path parameters and query
   */
  public boolean isPage(String path) {
    return paths.of(path) != null;
  }

  /** Answers; whatever goes wrong is an answer too. */
  public ViewResponse answer(ViewRequest request) {
    Section section = paths.of(request.path());
    if (section == null) {
      return ViewResponse.nothing();
    }
    Scope scope = access.scope(request.viewer(), section.kind());
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    long deadline = System.nanoTime() + patience.toNanos();
    Texts texts = Texts.likedBy(request.header("Accept-Language"));
    Visit visit = new Visit(request, section, scope, texts, now, deadline);
    ViewResponse response = answer(visit);
    return request.method().equals("HEAD") ? response.withoutBody() : response;
  }

  private ViewResponse answer(Visit visit) {
    String method = visit.request.method();
    boolean asset = visit.below().startsWith(Assets.FOLDER);
    if (visit.scope == null && !(asset && settings.deniedStatus() != 404)) {
      return site.messages().denied(visit).recordedAs(VIEWED);
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return site.messages().notAllowed(visit);
    }
    if (asset) {
      String name = visit.below().substring(Assets.FOLDER.length());
      ViewResponse response = site.assets().answer(name, visit.request);
      return response == null ? ViewResponse.nothing() : response;
    }
    Page page = site.page(visit);
    if (page == null) {
      return ViewResponse.nothing();
    }
    if (!allowance.take(visit.request.viewer().key(), System.nanoTime())) {
      return site.messages().tooMany(visit);
    }
    ViewResponse response = answer(page, visit);
    return site.isPartOfAnother(visit)
        ? response
        : response.recordedAs(site.isExport(visit) ? EXPORTED : VIEWED);
  }

  private ViewResponse answer(Page page, Visit visit) {
    Messages messages = site.messages();
    if (!turns.take()) {
      return messages.unanswered(visit, false);
    }
    try {
      return page.answer(visit);
    } catch (QueryException e) {
      if (!e.isTableMissing()) {
        log.warnOncePerMinute(
            "page", "A page could not be shown: " + VisibleText.line(e.getMessage()));
      }
      return messages.away(visit, e.getMessage());
    } catch (Desk.UnansweredException e) {
      return messages.unanswered(visit, e.wasAsked());
    } catch (RuntimeException | LinkageError e) {
      log.warnOncePerMinute("page", "A page failed by a defect of the agent: " + e);
      return messages.defect(visit);
    } finally {
      turns.end();
    }
  }

  /** Ends its threads and connections. */
  @Override
  public void close() {
    site.close();
  }
}
