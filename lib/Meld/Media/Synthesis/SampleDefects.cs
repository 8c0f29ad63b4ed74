using System.Collections.Frozen;
using Meld.Corpus;

namespace Meld.Media.Synthesis;

/// <summary>The faults that the sample corpus's clips have on purpose, each after one of MELD's; all on neutral utterances, so that little is lost.</summary>
internal static class SampleDefects
{
    private static readonly FrozenDictionary<UtteranceKey, ClipDefect> ByKey = new Dictionary<UtteranceKey, ClipDefect>
    {
        [new(Split.Train, 26, 6)] = ClipDefect.Missing,
        [new(Split.Train, 20, 4)] = ClipDefect.Truncated,
        [new(Split.Train, 24, 3)] = ClipDefect.Silent,
        [new(Split.Train, 0, 4)] = ClipDefect.TooLong,
        [new(Split.Train, 12, 1)] = ClipDefect.OneFrame,
        [new(Split.Train, 9, 3)] = ClipDefect.WithData,
        [new(Split.Dev, 9, 3)] = ClipDefect.WithoutSound,
    }.ToFrozenDictionary();

    /// <summary>Every faulty clip by its utterance.</summary>
    public static IReadOnlyDictionary<UtteranceKey, ClipDefect> All => ByKey;

    /// <summary>A clip whose row is missing.</summary>
    public static Utterance WithoutRow { get; } = new()
    {
        Key = new UtteranceKey(Split.Train, 8, 4),
        ClipKey = new UtteranceKey(Split.Train, 8, 4),
        Text = "And over the wall it went.",
        Speaker = "Joss",
        Emotion = "neutral",
        Sentiment = "neutral",
        Start = TimeSpan.Zero,
        End = TimeSpan.Zero,
    };

    /// <summary>A clip of the test split that lies there a second time, under the name that MELD's test split has for such copies.</summary>
    public static UtteranceKey CopiedInTest { get; } = new(Split.Test, 7, 0);

    /// <summary>A clip of the test split beside which macOS left its own file: its name with <c>._</c> before it.</summary>
    public static UtteranceKey LitteredInTest { get; } = new(Split.Test, 8, 0);

    /// <summary>AppleDouble's header (RFC 1740) with no entry.</summary>
    public static ReadOnlySpan<byte> AppleDouble => "\0\x05\x16\x07\0\x02\0\0Mac OS X        \0\0"u8;

    /// <summary>What is wrong with an utterance's clip.</summary>
    public static ClipDefect Of(UtteranceKey key) => ByKey.GetValueOrDefault(key, ClipDefect.None);
}
