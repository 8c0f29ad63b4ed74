using Meld.Corpus;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class HistoryTableTests
{
    [Fact]
    public void Of_TwoHeads_HasARowAnEpoch()
    {
        var table = HistoryTable.Of(
            [new EpochResult(1, 130, 1e-3, 1.5, 1.25, [new(Head.Emotion, 1, 2, 0.5, 0.25, 0.125), new(Head.Sentiment, 3, 4, 0.75, 0.625, 1 / 3.0)], true)],
            Heads.All);
        Assert.Equal(
            "epoch,step,learning_rate,train_loss,dev_loss,"
            + "train_emotion_loss,dev_emotion_loss,dev_emotion_accuracy,dev_emotion_weighted_f1,dev_emotion_macro_f1,"
            + "train_sentiment_loss,dev_sentiment_loss,dev_sentiment_accuracy,dev_sentiment_weighted_f1,dev_sentiment_macro_f1,best",
            string.Join(',', table.Columns));
        Assert.Equal("1,130,0.001,1.5,1.25,1,2,0.5,0.25,0.125,3,4,0.75,0.625,0.3333333333333333,true", string.Join(',', table.Rows.Single()));
    }
}
