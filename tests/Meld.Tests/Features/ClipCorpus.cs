using Meld.Corpus;
using Meld.Media;
using Meld.Testing;
using Meld.Tests.Media;

namespace Meld.Tests.Features;

/// <summary>
/// A corpus in a folder of its own, with files that stand for clips: what <see cref="Decode"/> makes of one is said by its text, such as <c>1</c>,
/// <c>2 silent</c> or <c>3 damaged picture</c>.
/// </summary>
internal sealed class ClipCorpus : IDisposable
{
    private static readonly DateTime Written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory directory = new();

    /// <param name="train">What each clip of train says, null for one that is missing; dev and test have one utterance each without a folder of clips.</param>
    public ClipCorpus(params string?[] train)
        : this(train, CorpusVariant.Multiparty, train.Select((_, turn) => Row(Split.Train, 0, turn)))
    {
    }

    /// <param name="clips">What each clip of train says.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="rows">The rows of train.</param>
    public ClipCorpus(string?[] clips, CorpusVariant variant, IEnumerable<Utterance> rows)
    {
        foreach (var (turn, says) in clips.Index().Where(clip => clip.Item is not null)) Write(turn, says!);
        Rows = Of(directory.Path, variant, rows);
        Store = Path.Combine(directory.Path, "store");
    }

    public DialogueCorpus Rows { get; }

    /// <summary>A folder for the store.</summary>
    public string Store { get; }

    /// <summary>The path of a clip of train.</summary>
    public string Clip(int turn) => Path.Combine(directory.Path, "train_splits", $"dia0_utt{turn}.mp4");

    /// <summary>Writes a clip of train, with the time at which all are written.</summary>
    public void Write(int turn, string says)
    {
        File.SetLastWriteTimeUtc(directory.Write($"train_splits/dia0_utt{turn}.mp4", says), Written);
    }

    /// <summary>Writes the clips of dev and test.</summary>
    public void WriteDevAndTest()
    {
        directory.Write("dev_splits_complete/dia0_utt0.mp4", "8");
        directory.Write("output_repeated_splits_test/dia0_utt0.mp4", "9");
    }

    /// <summary>The same rows with their clips elsewhere, or nowhere.</summary>
    public DialogueCorpus In(string folder) => Of(folder, Rows.Variant, Rows.Utterances(Split.Train));

    /// <summary>An utterance; in a dyadic corpus the dialogue is another than that of the clip.</summary>
    public static Utterance Row(Split split, int dialogue, int turn) => new()
    {
        Key = new(split, dialogue, turn),
        ClipKey = new(split, 0, turn),
        Text = "words",
        Speaker = "somebody",
        Emotion = "joy",
        Sentiment = "positive",
        Start = TimeSpan.Zero,
        End = TimeSpan.FromSeconds(1),
    };

    /// <summary>Stands for a decoder: reads what a clip says.</summary>
    /// <exception cref="MediaException">It says so.</exception>
    public static DecodedClip Decode(string path, ClipRequest request)
    {
        var text = File.ReadAllText(path);
        var says = text.Split(' ');
        var number = int.Parse(says[0], null);
        if (text.EndsWith("unreadable", StringComparison.Ordinal)) throw new MediaException(path, MediaProblem.Unreadable, "it is no clip");
        if (text.EndsWith("damaged picture", StringComparison.Ordinal) && request.Frames is not null)
        {
            throw new MediaException(path, MediaProblem.Damaged, "its picture is damaged");
        }
        foreach (var problem in new[] { MediaProblem.Time, MediaProblem.Crash, MediaProblem.Internal })
        {
            if (text.EndsWith(problem.ToString(), StringComparison.Ordinal)) throw new MediaException(path, problem, "it could not be decoded now");
        }
        return new()
        {
            Info = new() { Duration = TimeSpan.FromSeconds(1) },
            Frames = request.Frames is null ? null : Picture(number),
            Sound = request.SampleRate is { } rate && !text.EndsWith("silent", StringComparison.Ordinal) ? Sound(number, rate) : null,
        };
    }

    public void Dispose() => directory.Dispose();

    private static ClipFrames Picture(int number)
    {
        var frames = MadeClips.Frames(2, 4, 6);
        frames.Pixels[0] = (byte)number;
        return frames;
    }

    private static Waveform Sound(int number, int rate) => new([.. Enumerable.Range(0, 400).Select(i => MathF.Sin(i * number / 7f))], rate);

    private static DialogueCorpus Of(string folder, CorpusVariant variant, IEnumerable<Utterance> train) => new(
        folder,
        variant,
        new Dictionary<Split, IReadOnlyList<Utterance>>
        {
            [Split.Train] = [.. train],
            [Split.Dev] = [Row(Split.Dev, 0, 0)],
            [Split.Test] = [Row(Split.Test, 0, 0)],
        },
        [],
        []);
}
