namespace NotebookEngine.Hosting;

/// <summary>What an exception and those inside it say, at a length that a person reads. Never throws, though an exception's own code may.</summary>
internal static class ExceptionText
{
    private const int MostCharacters = 10_000;
    private const int MostInner = 10;

    /// <summary>The message, then each inner exception as <c> ---> Type: message</c>; all of an <see cref="AggregateException"/>'s.</summary>
    public static string Of(Exception exception)
    {
        var inner = Inside(exception);
        var text = string.Join("\n ---> ", inner.Take(MostInner).Select(one => $"{one.GetType().Name}: {Message(one)}").Prepend(Message(exception)));
        return Cut(text) + (inner.Count > MostInner ? $"\n… {inner.Count - MostInner:N0} more inner exceptions" : "");
    }

    /// <summary>The text, or its beginning and how much more there is.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= MostCharacters) return text;
        var length = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return $"{text[..length]}\n… {text.Length - length:N0} more characters";
    }

    /// <summary>Every exception inside, outer before inner, each once: one may be reached in many ways.</summary>
    private static List<Exception> Inside(Exception exception)
    {
        var found = new List<Exception>();
        var seen = new HashSet<Exception>(ReferenceEqualityComparer.Instance) { exception };
        var waiting = new Stack<Exception>([exception]);
        while (waiting.TryPop(out var next))
        {
            if (next != exception) found.Add(next);
            foreach (var inner in Enumerable.Reverse(Direct(next)).Where(seen.Add)) waiting.Push(inner);
        }
        return found;
    }

    private static Exception[] Direct(Exception exception) => exception switch
    {
        AggregateException aggregate => [.. aggregate.InnerExceptions],
        { InnerException: { } inner } => [inner],
        _ => [],
    };

    private static string Message(Exception exception)
    {
        try
        {
            var message = exception.Message ?? "";
            if (exception is not AggregateException aggregate) return message;
            // It repeats its inner exceptions' messages, which follow anyway.
            var repeated = string.Concat(aggregate.InnerExceptions.Select(inner => $" ({inner.Message})"));
            return message.EndsWith(repeated, StringComparison.Ordinal) ? message[..^repeated.Length] : message;
        }
#pragma warning disable CA1031 // A user's exception may throw anything here, and must not hide that it was thrown itself.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return $"(its message cannot be read: {failure.GetType().Name})";
        }
    }
}
