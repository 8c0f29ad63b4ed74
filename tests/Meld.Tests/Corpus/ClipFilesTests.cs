using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus;

public sealed class ClipFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(Split.Train, "train_splits")]
    [InlineData(Split.Dev, "dev_splits_complete")]
    [InlineData(Split.Test, "output_repeated_splits_test")]
    [InlineData(Split.Train, "train/train_splits")]
    [InlineData(Split.Dev, "dev/dev_splits_complete")]
    [InlineData(Split.Test, "test/output_repeated_splits_test")]
    public void Find_ClipInTheRootOrNestedAsInMeldRaw_IsThere(Split split, string folder)
    {
        var expected = directory.Write($"{folder}/dia3_utt5.mp4", "");

        Assert.Equal(expected, ClipFiles.Find(directory.Path, Utterance(split, 3, 5)));
    }

    [Fact]
    public void Find_ClipOfAnotherSplit_IsNotTaken()
    {
        directory.Write("train_splits/dia3_utt5.mp4", "");
        directory.Write("dev_splits_complete/dia3_utt6.mp4", "");

        Assert.Null(ClipFiles.Find(directory.Path, Utterance(Split.Dev, 3, 5)));
    }

    [Fact]
    public void Find_EmptyFolderInTheRoot_DoesNotHideTheOther()
    {
        Directory.CreateDirectory(Path.Combine(directory.Path, "train_splits"));
        var expected = directory.Write("train/train_splits/dia3_utt5.mp4", "");

        Assert.Equal(expected, ClipFiles.Find(directory.Path, Utterance(Split.Train, 3, 5)));
    }

    [Fact]
    public void Find_NoFolder_IsNone()
    {
        Assert.Null(ClipFiles.Folder(directory.Path, Split.Test));
        Assert.Null(ClipFiles.Find(directory.Path, Utterance(Split.Test, 0, 0)));
    }

    private static Utterance Utterance(Split split, int dialogue, int utterance)
    {
        var key = new UtteranceKey(split, dialogue, utterance);
        return new()
        {
            Key = key,
            ClipKey = key,
            Text = "Well.",
            Speaker = "Maren",
            Emotion = "neutral",
            Sentiment = "neutral",
            Start = TimeSpan.Zero,
            End = TimeSpan.FromSeconds(1),
        };
    }
}
