namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something with a learning rate, such as a parameter group.</summary>
        public interface ILearningRateController
        {
            /// <summary>The rate that the next step uses.</summary>
            double LearningRate { get; set; }

            /// <summary>The rate that schedules start from.</summary>
            double InitialLearningRate { get; set; }
        }
    }
}
