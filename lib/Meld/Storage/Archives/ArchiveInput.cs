namespace Meld.Storage.Archives;

/// <summary>
/// A stream read through a buffer that remembers the last bytes it gave away, so that somebody who read too far can hand them back. Whoever decompresses
/// reads ahead and never says how much of it was needed.
/// </summary>
/// <param name="source">What is read; left open.</param>
/// <param name="count">Told the number of bytes whenever some were read.</param>
internal sealed class ArchiveInput(Stream source, Action<int> count) : ReadOnlyStream
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int given, start, end;

    /// <summary>Whether a read found nothing left.</summary>
    public bool IsStarved { get; private set; }

    /// <summary>The next bytes, fewer than asked for only at the end of the stream; they stay unread.</summary>
    /// <param name="wanted">At most half the buffer.</param>
    public ReadOnlySpan<byte> Peek(int wanted)
    {
        given = start;
        Fill(wanted);
        return buffer.AsSpan(start, Math.Min(wanted, end - start));
    }

    /// <summary>Passes over bytes that were peeked at.</summary>
    public void Skip(int bytes) => given = start += bytes;

    public override int Read(Span<byte> target)
    {
        if (start == end && target.Length > 0)
        {
            given = start;
            Fill(1);
            IsStarved = start == end;
        }
        var length = Math.Min(target.Length, end - start);
        buffer.AsSpan(start, length).CopyTo(target);
        (given, start) = (start, start + length);
        return length;
    }

    /// <summary>
    /// Goes back to where a pattern ends that lies within the last bytes given away or begins among them; false where it does not.
    /// </summary>
    /// <param name="pattern">What to look for.</param>
    /// <param name="beginning">How many bytes of it are the very last of the stream, where the whole is not found.</param>
    public bool GoBackBehind(ReadOnlySpan<byte> pattern, out int beginning)
    {
        var last = start - given;
        start = given;
        Fill(last + pattern.Length);
        var rest = buffer.AsSpan(start, Math.Min(last + pattern.Length, end - start));
        var place = rest.IndexOf(pattern);
        beginning = 0;
        if (place >= 0)
        {
            Skip(place + pattern.Length);
            return true;
        }
        for (var length = Math.Min(pattern.Length - 1, rest.Length); length > 0 && beginning == 0; length--)
        {
            if (rest.EndsWith(pattern[..length])) beginning = length;
        }
        return false;
    }

    private void Fill(int wanted)
    {
        if (end - start >= wanted) return;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (given, start, end) = (0, 0, end - start);
        while (end < wanted)
        {
            var length = source.Read(buffer.AsSpan(end));
            if (length == 0) return;
            end += length;
            count(length);
        }
    }
}
