<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Report</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Report</h1>
<p>Prepared for <%= Html.escape(request.getRemoteUser()) %> in a dispatch of type <%= request.getDispatcherType() %></p>
</body>
</html>
