namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>An optimizer or a parameter group with a momentum, which cyclic schedules change.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum's factor.</summary>
            double Momentum { get; set; }
        }
    }
}
