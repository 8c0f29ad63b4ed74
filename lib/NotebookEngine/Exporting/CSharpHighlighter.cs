using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookEngine.Exporting;

/// <summary>Colours C# by its tokens alone: no cell is compiled for it, and broken code is coloured too.</summary>
internal static class CSharpHighlighter
{
    /// <summary>Words that are keywords in most places where notebook code has them.</summary>
    private static readonly HashSet<string> ContextualKeywords =
        ["async", "await", "var", "record", "yield", "when", "with", "init", "required", "nameof", "and", "or", "not"];

    /// <summary>The code as HTML: every token in a span whose class names its kind, everything escaped.</summary>
    public static string Render(string code)
    {
        var html = new StringBuilder();
        var options = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);
        var tokens = SyntaxFactory.ParseTokens(code, options: options).ToList();
        for (var index = 0; index < tokens.Count; index++)
        {
            foreach (var trivia in tokens[index].LeadingTrivia) Append(html, TriviaClass(trivia), trivia.ToFullString());
            Append(html, TokenClass(tokens[index], index + 1 < tokens.Count ? tokens[index + 1] : default), tokens[index].Text);
            foreach (var trivia in tokens[index].TrailingTrivia) Append(html, TriviaClass(trivia), trivia.ToFullString());
        }
        return html.ToString();
    }

    private static void Append(StringBuilder html, string? kind, string text)
    {
        if (text.Length == 0) return;
        var escaped = WebUtility.HtmlEncode(text);
        html.Append(kind is null ? escaped : $"<span class=\"{kind}\">{escaped}</span>");
    }

    private static string? TokenClass(SyntaxToken token, SyntaxToken next) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken when ContextualKeywords.Contains(token.Text) => "k",
        SyntaxKind.IdentifierToken => next.IsKind(SyntaxKind.OpenParenToken) ? "f" : null,
        var kind when SyntaxFacts.IsKeywordKind(kind) => "k",
        _ => token.Text.Length > 1 && token.Text.AsSpan().ContainsAny('"', '\'') ? "s" : null,
    };

    private static string? TriviaClass(SyntaxTrivia trivia)
    {
        if (trivia.IsDirective) return "p";
        return trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia ? null : "c";
    }
}
