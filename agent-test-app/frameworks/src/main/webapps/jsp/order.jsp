<%@ page contentType="text/plain;charset=UTF-8" errorPage="/failed.jsp" %><%
  String id = request.getPathInfo();
  if ("/0".equals(id)) {
    throw new IllegalStateException("no orders today");
  }
  if ("/1".equals(id)) {
    response.sendError(410);
    return;
  }
%>Order <%= id %> <jsp:include page="/user.jsp"/>
