namespace Meld.Testing;

/// <summary>What a <see cref="LoopbackServer"/> answers, whether it makes sense or not.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
internal sealed record LoopbackAnswer(int Status, byte[] Body)
{
    /// <summary>The length that the header claims; null leaves the header out.</summary>
    public long? ContentLength { get; init; } = Body.Length;

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>After so many bytes of the body the connection is reset; null sends all of it.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether nothing more comes after what is sent, though the connection stays open.</summary>
    public bool Stalls { get; init; }

    /// <summary>What a good server answers for a file: the part that was asked for, if it is still the same file.</summary>
    public static LoopbackAnswer Of(LoopbackRequest request, byte[] file, string tag, bool takesRanges = true)
    {
        (string, string)[] headers = [("ETag", $"\"{tag}\"")];
        if (!takesRanges
            || request.From is not { } from || (request.IfRange is { } condition && condition != $"\"{tag}\"")) return new(200, file) { Headers = headers };
        if (from >= file.Length) return new(416, []) { Headers = [.. headers, ("Content-Range", $"bytes */{file.Length}")] };
        return new(206, file[(int)from..]) { Headers = [.. headers, ("Content-Range", $"bytes {from}-{file.Length - 1}/{file.Length}")] };
    }

    /// <summary>A redirect.</summary>
    public static LoopbackAnswer Redirect(string address) => new(302, []) { Headers = [("Location", address)] };
}
