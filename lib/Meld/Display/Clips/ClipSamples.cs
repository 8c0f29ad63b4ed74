using System.Globalization;
using Meld.Corpus;
using Meld.Media;
using Meld.Metrics;

namespace Meld.Display.Clips;

/// <summary>Some clips of each emotion.</summary>
internal static class ClipSamples
{
    private static readonly ClipPlayerSettings Small = new() { LongestSide = 280, Length = TimeSpan.FromSeconds(10) };

    /// <summary>A row of players for each emotion, or a sentence for a split without clips.</summary>
    public static Visual Of(DialogueCorpus corpus, Split split, int perEmotion, int seed, IClipReader? reader)
    {
        var found = ClipInventory.Of(corpus, split).Found;
        if (found.Count == 0) return new HtmlFragment($"<p>This corpus has no clips for {split.Name()}: there is nothing to look at or to listen to.</p>");
        var palette = EmotionPalette.For(corpus.Emotions);
        var random = new SplitMix64((ulong)seed);
        var rows = corpus.Emotions.Select(emotion =>
        {
            List<Utterance> having = [.. found.Where(utterance => utterance.Emotion == emotion)];
            var note = having.Count == 1 ? "1 clip" : string.Create(CultureInfo.InvariantCulture, $"{having.Count:#,0} clips");
            // Drawn one after the other, since that is what the seed decides, and decoded side by side.
            var players = Draw(having, perEmotion, random).AsParallel().AsOrdered().Select(utterance => ClipPlayer.For(corpus, utterance, reader, Small));
            return new ClipGridRow(emotion, palette[emotion], note, [.. players]);
        });
        return new ClipGrid($"Clips of each emotion ({split.Name()})", [.. rows]);
    }

    /// <summary>Several of a list, each at most once; the list loses them.</summary>
    private static List<Utterance> Draw(List<Utterance> left, int count, SplitMix64 random)
    {
        var drawn = new List<Utterance>();
        while (drawn.Count < count && left.Count > 0)
        {
            var index = random.Below(left.Count);
            drawn.Add(left[index]);
            left.RemoveAt(index);
        }
        return drawn;
    }
}
